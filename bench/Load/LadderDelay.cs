using System.CommandLine;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Bench;

/// <summary>`bin/bench ladder`: how long after its time a ladder's step is taken, with many alerts open that nobody takes.</summary>
internal static class LadderDelay
{
    private const int EachHas = 5;
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(12);

    public static Command Verb()
    {
        var store = new Option<Store>("--store") { Description = "sqlite or postgres.", DefaultValueFactory = _ => Store.Sqlite };
        var seconds = new Option<int>("--seconds") { Description = "How long the watch is watched.", DefaultValueFactory = _ => 180 };
        var alerts = new Option<int>("--alerts") { Description = "Open alerts at Asap, opened at any moment of the last twelve hours.", DefaultValueFactory = _ => 10_000 };
        var verb = new Command("ladder", "Times the steps of ladders.") { store, seconds, alerts };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var place = await Place.New(parsed.GetValue(store));
            return await Run(place, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(alerts), cancellation);
        });
        return verb;
    }

    private static async Task<int> Run(Place place, TimeSpan length, int alerts, CancellationToken cancellation)
    {
        await using var clinic = await SeededClinic.Open(place.Database, alerts / EachHas, _ => 0);
        await clinic.Leave(Enumerable.Range(0, alerts).Select(n => Standing(clinic, n)));
        await using var server = await Server.Start("serve", place.Database);
        var from = clinic.Now;
        var processor = server.ProcessorTime;
        await Task.Delay(length, cancellation);
        var until = clinic.Now;
        var used = (server.ProcessorTime - processor) / (until - from);
        // What is still due when the time is over has waited at least until then.
        var waiting = await clinic.Read(db => db.Alerts.Where(a => a.NextStepAt <= until).Select(a => a.NextStepAt!.Value).ToListAsync());
        var taken = await clinic.Read(db => db.AlertSteps.Where(s => s.At > from && s.Kind == StepKind.Told)
            .Join(db.Alerts, s => s.AlertId, a => a.Id, (s, a) => new { s.AlertId, s.Rung, s.At, a.LadderStartedAt }).Distinct().ToListAsync());
        var late = new Timings(taken.Select(t => t.At - (t.LadderStartedAt + Ladder.RungOf(Priority.Asap, t.Rung)!.After)).Concat(waiting.Select(due => until - due)).Select(Ticks));
        Console.WriteLine($"{(place.Database.IsPostgres ? "PostgreSQL" : "SQLite")}, {alerts} open alerts, {length.TotalSeconds:F0} s");
        Console.WriteLine("| steps taken | still due | median ms | p99 ms | worst ms | server cores |\n|--:|--:|--:|--:|--:|--:|");
        Console.WriteLine($"| {taken.Count} | {waiting.Count} | {late.Median:F0} | {late.P99:F0} | {late.Worst:F0} | {used:F2} |");
        return late.P99 <= 2000 ? 0 : 1;

        static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
    }

    /// <summary>One that has been told on all rungs that were due, and whose next lies ahead.</summary>
    private static Alert Standing(SeededClinic clinic, int number)
    {
        var now = clinic.Now;
        // Spread evenly and the same in each run.
        var started = now - Oldest * (number * 0.6180339887 % 1);
        var next = Enumerable.Range(0, 100).First(n => started + Ladder.RungOf(Priority.Asap, n)!.After > now + TimeSpan.FromSeconds(20));
        return new Alert
        {
            ClinicId = clinic.Clinician.ClinicId,
            Id = Guid.CreateVersion7(),
            PatientId = clinic.Patients[number / EachHas].PatientId!.Value,
            Sign = $"bench-{number % EachHas}",
            Priority = Priority.Asap,
            Reason = Priority.Asap,
            OpenedAt = started,
            LadderStartedAt = started,
            NextRung = next,
            NextStepAt = started + Ladder.RungOf(Priority.Asap, next)!.After,
        };
    }
}

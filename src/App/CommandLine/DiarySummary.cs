using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>What a walk through a diary came to, read from what is kept, so that a second run says the same.</summary>
internal sealed record DiarySummary(IReadOnlyList<PersonSummary> People)
{
    private const decimal DaysAMonth = 30.4375m;

    public static async Task<DiarySummary> Read(CareDb db, DiaryPlan plan, IReadOnlyList<DiaryPerson> people, CancellationToken cancellation)
    {
        var summaries = new List<PersonSummary>();
        foreach (var person in people)
        {
            summaries.Add(await PersonSummary.Read(db, plan, person, cancellation));
        }

        return new DiarySummary(summaries);
    }

    public int Alerts => People.Sum(p => p.Alerts.Count);

    public decimal PatientMonths => People.Sum(p => p.DaysAfterSession) / DaysAMonth;

    public void Write(TextWriter output)
    {
        foreach (var person in People)
        {
            person.Write(output);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"In all: {People.Count} people, {People.Sum(p => p.Answered)} days answered, {People.Sum(p => p.Missed)} missed, {People.Sum(p => p.Scores)} PHQ-9 totals."));
        foreach (var sign in People.SelectMany(p => p.Alerts).GroupBy(a => a.Sign).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {sign.Key}: {sign.Count()} alerts");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Alerts} alerts in {PatientMonths:F1} patient-months after a session: {(PatientMonths > 0 ? Alerts / PatientMonths : 0):F2} a month. Nobody closes an imported alert, so each sign counts once a person."));
    }
}

/// <summary>An alert by the days of its diary.</summary>
internal sealed record AlertSummary(string Sign, int OpenedDay, Priority Priority, int Times);

/// <summary>A sign that was present without an alert of its own.</summary>
internal sealed record WatchSummary(string Sign, int FirstDay, int Days);

/// <param name="Times">How often an alert opened, was raised or rang.</param>
internal sealed record PersonSummary(
    string Name, int Answered, int Missed, int Scores, int? SessionDay, decimal? Baseline, int DaysAfterSession,
    IReadOnlyList<AlertSummary> Alerts, IReadOnlyList<WatchSummary> Watched)
{
    public static async Task<PersonSummary> Read(CareDb db, DiaryPlan plan, DiaryPerson person, CancellationToken cancellation)
    {
        var (clinicId, id) = (plan.ClinicId, person.PatientId);
        int Day(DateTimeOffset at) => person.DayNumber(Days.On(plan.Zone, at));
        var answered = await db.CheckIns.Where(c => c.ClinicId == clinicId && c.PatientId == id).Select(c => c.Id).Distinct().CountAsync(cancellation);
        var scores = await db.InstrumentResponses.CountAsync(r => r.ClinicId == clinicId && r.PatientId == id, cancellation);
        var session = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == clinicId && s.PatientId == id).FirstOrDefaultAsync(cancellation);
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.ClinicId == clinicId && a.PatientId == id).OrderBy(a => a.OpenedAt).ThenBy(a => a.Sign).ToListAsync(cancellation);
        var watched = new Dictionary<string, SortedSet<int>>();
        await foreach (var kept in db.Assessments.AsNoTracking().Where(a => a.ClinicId == clinicId && a.PatientId == id)
            .OrderBy(a => a.AsOf).Select(a => a.Guidance).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var guidance = KeptJson.Guidance(kept);
            foreach (var finding in guidance.Findings.Where(f => f.Finding is Present { Response: Response.Watch }))
            {
                watched.TryAdd(finding.Sign, []);
                watched[finding.Sign].Add(Day(guidance.AsOf));
            }
        }

        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == clinicId && p.Id == id, cancellation);
        var course = (await Trajectories.Read(db, patient, Days.Ends(plan.Zone, person.Last), cancellation)).Course;
        var length = person.DayNumber(person.Last);
        return new PersonSummary(
            person.Name, answered, length - answered, scores, session is null ? null : person.DayNumber(session.On), course.Baseline,
            session is null ? 0 : length - person.DayNumber(session.On),
            [.. alerts.Select(a => new AlertSummary(a.Sign, Day(a.OpenedAt), a.Priority, a.Steps))],
            [.. watched.Select(w => new WatchSummary(w.Key, w.Value.Min, w.Value.Count)).OrderBy(w => w.FirstDay)]);
    }

    public void Write(TextWriter output)
    {
        var session = SessionDay is null ? "no session (the diary ends before)"
            : string.Create(CultureInfo.InvariantCulture, $"session on day {SessionDay}, baseline {(Baseline is { } b ? b.ToString("0.0#", CultureInfo.InvariantCulture) : "none")}");
        output.WriteLine($"{Name}: {Answered} days answered, {Missed} missed, {Scores} PHQ-9; {session}");
        foreach (var alert in Alerts)
        {
            output.WriteLine($"  alert {alert.Sign} on day {alert.OpenedDay}, {alert.Priority} now{(alert.Times > 1 ? $", raised {alert.Times - 1} time(s)" : "")}");
        }

        foreach (var sign in Watched)
        {
            output.WriteLine($"  watched {sign.Sign} from day {sign.FirstDay}, on {sign.Days} day(s)");
        }
    }
}

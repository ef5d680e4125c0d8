using System.Collections.Concurrent;
using System.Diagnostics;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Tests.House;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Evenkeel.Tests.Platform.Health;

[Trait("Row", "10.17")]
public sealed class TelemetryTests
{
    [Theory, OnBothDatabases]
    public async Task What_leaves_names_every_step_and_nobody(Store store)
    {
        var heard = new Ear();
        await using var clinic = await TestClinic.Open(store, change: services =>
            services.AddTelemetry(export: false).ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(heard)));
        var ana = await clinic.Enrol("Ana Unmistakable");
        using var patient = await clinic.SignedIn(await clinic.AccountOf(ana));
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        var answer = ana.Body(clinic.Now, 9, SafetyAnswer.StrongOrFrequent);
        await clinic.Get<SubmitCheckIn>().Run(answer, TestContext.Current.CancellationToken);
        await clinic.Says(ana, ReportKind.FeelWorse, "words that nobody else may read");
        await clinic.Wait(TimeSpan.FromHours(2));
        var alert = await clinic.OpenAlert(ana, "ideation");
        await patient.Page("/home");
        await patient.Page("/checkins/today");
        await osei.Page("/inbox");
        await osei.Page($"/inbox/alert/{ana.Id}/{alert.Id}");
        await osei.Page($"/patients/chart/{ana.Id}");
        await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, ana.Id, new ClosingWords(Outcome.Reached, "a note"));
        clinic.Get<TracerProvider>().ForceFlush();
        var names = heard.All.Select(a => a.OperationName).ToHashSet();
        Assert.Superset(new HashSet<string> { "check-in", "assess", "open alert", "climb ladder", "work alert" }, names);
        var said = string.Join('\n', heard.All.SelectMany(Everything));
        Assert.Contains("inbox", said, StringComparison.OrdinalIgnoreCase);
        var account = await clinic.AccountOf(ana);
        foreach (var secret in new[] { ana.Name, "Unmistakable", ana.Id.ToString(), ana.Id.ToString("N"), account.Id.ToString(), account.Email!, answer.Id.ToString(), alert.Id.ToString(), "StrongOrFrequent", "ideation", "nobody else may read", "a note", "Dr Osei" })
        {
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_planted_name_would_be_heard()
    {
        using var activity = new Activity("check-in").AddTag("patient", "Ana Unmistakable").Start();
        Assert.Contains("Unmistakable", string.Join('\n', Everything(activity)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Everything(Activity a) =>
    [
        a.OperationName, a.DisplayName, a.StatusDescription ?? "",
        .. a.TagObjects.Concat(a.Events.SelectMany(e => e.Tags)).Select(t => $"{t.Key}={t.Value}"),
        .. a.Baggage.Select(b => $"{b.Key}={b.Value}"),
    ];

    private sealed class Ear : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _all = new();

        public IEnumerable<Activity> All => _all;

        public override void OnEnd(Activity data) => _all.Enqueue(data);
    }
}

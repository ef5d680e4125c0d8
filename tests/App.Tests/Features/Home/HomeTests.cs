using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Home;

[Trait("Row", "4.9")]
public sealed class HomeTests
{
    [Theory, OnBothDatabases]
    public async Task The_patient_reads_each_step_of_their_alert_and_never_the_word_false(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        await ben.Fill("/help/worse", "Tell my clinic");
        var alert = await clinic.Read(db => db.Alerts.SingleAsync());
        var work = clinic.Get<WorkAlert>();
        clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await work.Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, alert.PatientId, "I will call you before noon.");
        Assert.Contains("Dr Osei saw it at 10:05. Dr Osei wrote: “I will call you before noon.”", (await ben.Get("/home")).Text);
        clinic.Time.Advance(TimeSpan.FromMinutes(55));
        await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, alert.PatientId, new ClosingWords(Outcome.FalseAlarm, "a slip"));
        var closed = (await ben.Get("/home")).Text;
        Assert.Contains("11:00: Dr Osei looked at it; no change for now. If it gets worse again, tell us here.", closed);
        Assert.DoesNotContain("false", closed, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "3.3")]
    [Trait("Row", "N1")]
    [Trait("Hazard", "false-calm")]
    public async Task The_reassuring_sentence_stands_only_beside_the_call_threshold_and_not_while_an_alert_is_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.HadASession(patient, TimeSpan.FromHours(20));
        await clinic.Answers(patient, 3);
        const string InRange = "Today's answer is within your recent range.", Shaded = "The shaded part is your recent range. It comes from your own answers.";
        async Task NothingCalms()
        {
            var page = (await ana.Get("/home?usual=true")).Text;
            Assert.DoesNotContain(InRange, page, StringComparison.Ordinal);
            Assert.DoesNotContain("recent range", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("class=\"band\"", page, StringComparison.Ordinal);
        }

        await NothingCalms();
        await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.CallWhen, "your answers reach 6 two days in a row").SetProperty(x => x.CallWhom, "Dr Osei")));
        var reassured = (await ana.Get("/home?usual=true")).Text;
        Assert.Contains(InRange, reassured);
        Assert.Contains(Shaded, reassured);
        Assert.Contains("If your answers reach 6 two days in a row, call Dr Osei.", reassured);
        // "Call Dr Osei" reassures nobody while nothing proves that the clinic hears.
        foreach (var path in new[] { AlertPath.NotProved, AlertPath.Unknown, AlertPath.Down })
        {
            clinic.Get<Monitoring>().Current = new PathState(path);
            await NothingCalms();
        }

        clinic.Get<Monitoring>().Current = new PathState(AlertPath.Working);
        await clinic.Says(patient, ReportKind.FeelWorse);
        await NothingCalms();
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.2")]
    [Trait("Hazard", "false-calm")]
    public async Task A_better_week_is_told_only_to_whom_may_be_reassured_and_harder_weeks_in_any_case(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var dee = await clinic.Visit("Dee");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await NeedsNoBand(clinic);
        await clinic.Fades(patient);
        const string Better = "Your first better week was the one up to Sat 17 Oct. Its middle answer was 3.0; before this course of treatment it was 6.0.", Harder = "Since Wed 28 Oct your weeks have been harder than your best week.";
        async Task OnlyHarder()
        {
            var page = (await dee.Get("/home")).Text;
            Assert.Contains(Harder, page);
            Assert.DoesNotContain("better week", page, StringComparison.OrdinalIgnoreCase);
        }

        await OnlyHarder();
        await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.CallWhen, "your answers reach 6 two days in a row").SetProperty(x => x.CallWhom, "Dr Osei")));
        Assert.Empty((await clinic.OpenAlerts(patient)).Select(a => a.Sign));
        Assert.Contains($"{Better} {Harder}", (await dee.Get("/home")).Text);
        clinic.Get<Monitoring>().Current = new PathState(AlertPath.Down);
        await OnlyHarder();
        clinic.Get<Monitoring>().Current = new PathState(AlertPath.Working);
        await clinic.Says(patient, ReportKind.FeelWorse);
        await OnlyHarder();
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "1.2")]
    public async Task The_card_is_the_one_for_the_day_after_the_session(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        Assert.Contains("Before your first session", (await ana.Get("/home")).Text);
        await clinic.HadASession(patient, TimeSpan.FromHours(1));
        foreach (var (days, heading) in new[] { (0, "The day of your session"), (1, "The first two days"), (2, "The first two days"), (3, "The first week"), (7, "The first week"), (8, "The second week"), (14, "The second week"), (15, "Some time after") })
        {
            clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(days));
            Assert.Contains(heading, (await ana.Get("/home?usual=true")).Text);
        }
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.4")]
    public async Task After_the_48_hour_rule_the_patient_is_asked_and_not_sure_raises_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        // What raises the alert here is the patient's word.
        await NeedsNoBand(clinic);
        await clinic.HadASession(patient, TimeSpan.FromHours(30));
        await clinic.Answers(patient, 7, at: clinic.Now.AddHours(-25));
        await clinic.Answers(patient, 7);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(patient, "prolonged-dip")).Priority);
        var asked = (await ben.Get("/home")).Text;
        Assert.Contains("Sent to your care team at 10:00.", asked);
        Assert.Contains("Is this beyond your usual ups and downs?", asked);
        await ben.Fill("/home", "Not sure");
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "prolonged-dip")).Priority);
        Assert.DoesNotContain("Is this beyond your usual ups and downs?", (await ben.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N2")]
    [Trait("Hazard", "worsening-unseen")]
    public async Task A_week_into_a_dip_the_patient_is_asked_once_a_week_and_worse_opens_an_alert(Store store)
    {
        const string Question = "Over the last week, compared with before your session, how are you?";
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await NeedsNoBand(clinic);
        await clinic.HadASession(patient, TimeSpan.FromHours(20));
        // Once at the limit, then up and down: no rule fires, and three calm days never come.
        foreach (var distress in new[] { 6, 4, 5, 4, 5, 4, 5 })
        {
            await clinic.Answers(patient, distress);
            Assert.DoesNotContain(Question, (await ben.Get("/home")).Text, StringComparison.Ordinal);
            clinic.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(await clinic.OpenAlerts(patient));
        await ben.Fill("/home", "Worse");
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(patient, "prolonged-dip")).Priority);
        Assert.Contains("Worse than before the session", (await ben.Get("/home/timeline")).Text, StringComparison.Ordinal);
        foreach (var distress in new[] { 4, 5, 4, 5, 4, 5, 4 })
        {
            Assert.DoesNotContain(Question, (await ben.Get("/home")).Text, StringComparison.Ordinal);
            await clinic.Answers(patient, distress);
            clinic.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Contains(Question, (await ben.Get("/home")).Text, StringComparison.Ordinal);
    }

    /// <summary>A clinic whose limit the band's evidence does not reach.</summary>
    private static Task NeedsNoBand(TestClinic clinic) => clinic.Change(db => db.SignedBudgets.Add(
        new Evenkeel.Data.SignedBudget { ClinicId = 1, Id = Guid.NewGuid(), Budget = .05m, Limit = 20, AwayLimit = 20, SignedName = "Noor", SignedAt = clinic.Now.AddDays(-30) }));
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>The ladder of a silence through the whole path: each step once, only with its consent, and the record says which.</summary>
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public sealed class SilenceStepsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task With_every_consent_each_step_is_taken_once_at_its_hour(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dana) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.Agrees(chi, ConsentKind.AskSupportPerson, dana);
        await clinic.Agrees(chi, ConsentKind.CallAfterSilence);
        await clinic.Answers(chi, 7);
        await clinic.Wait(24 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await Sent(clinic, chi));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal([(MessageKind.Nudge, "Chi")], await Sent(clinic, chi));
        await clinic.Wait(12 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Single(await Sent(clinic, chi));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal([(MessageKind.Nudge, "Chi"), (MessageKind.SupportAsked, "Dana")], await Sent(clinic, chi));
        await clinic.Wait(12 * Hour, Hour);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, SilentAfterDip.Code)).Priority);
        await clinic.Wait(48 * Hour, Hour);
        Assert.Equal(2, (await Sent(clinic, chi)).Count);
        Assert.Equal(
            ["24 hours of silence: nudge sent, agreed on Mon 2 Nov", "36 hours of silence: Dana asked, agreed on Mon 2 Nov", "Silence: a call is due, agreed on Mon 2 Nov"],
            await Record(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task Without_consent_nobody_is_asked_and_the_call_is_due_all_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, _) = await ChiAndDana(clinic);
        await clinic.Answers(chi, 7);
        await clinic.Wait(48 * Hour, Hour);
        Assert.Empty(await Sent(clinic, chi));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, SilentAfterDip.Code)).Priority);
        Assert.Equal(
            ["24 hours of silence: no nudge, because it was not agreed", "36 hours of silence: nobody asked, because nobody was agreed", "Silence: a call is due; it was not agreed beforehand"],
            await Record(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_support_person_whom_the_patient_chose_for_it_is_asked(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dana) = await ChiAndDana(clinic);
        await clinic.Supports(chi, "Eli");
        await clinic.Agrees(chi, ConsentKind.AskSupportPerson, dana);
        await clinic.Answers(chi, 7);
        await clinic.Wait(40 * Hour, Hour);
        Assert.Equal([(MessageKind.SupportAsked, "Dana")], await Sent(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task A_consent_that_was_taken_back_counts_no_more_from_that_moment(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dana) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.AskSupportPerson, dana);
        await clinic.Answers(chi, 7);
        await clinic.Wait(35 * Hour, Hour);
        await clinic.Change(db => db.Consents.Single().WithdrawnAt = clinic.Now);
        await clinic.Wait(5 * Hour, Hour);
        Assert.Empty(await Sent(clinic, chi));
        Assert.Contains("36 hours of silence: nobody asked, because nobody was agreed", await Record(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_takes_back_what_was_not_sent_yet_closes_nothing_and_starts_another_silence(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, _) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.Answers(chi, 7);
        await clinic.Wait(48 * Hour, Hour);
        var alerts = (await clinic.OpenAlerts(chi)).Select(a => a.Sign).ToArray();
        await clinic.Answers(chi, 7);
        Assert.Equal(MessageState.Withdrawn, (await clinic.Read(db => db.Messages.SingleAsync(m => m.Kind == MessageKind.Nudge))).State);
        Assert.Superset(alerts.ToHashSet(), (await clinic.OpenAlerts(chi)).Select(a => a.Sign).ToHashSet());
        await clinic.Wait(24 * Hour, Hour);
        Assert.Equal(2, (await Sent(clinic, chi)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task An_old_answer_that_comes_late_asks_nobody_at_the_moment_it_comes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dana) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.Agrees(chi, ConsentKind.AskSupportPerson, dana);
        // Given forty hours ago on a phone without a network, received now.
        await clinic.Get<SubmitCheckIn>().Run(chi.Body(clinic.Now - 40 * Hour, 7), clinic.Now, TestContext.Current.CancellationToken);
        Assert.Empty(await Sent(clinic, chi));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.4")]
    public async Task After_a_session_at_home_a_missed_first_check_in_calls_at_once_and_the_other_steps_follow(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, _) = await ChiAndDana(clinic, session: false);
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.HadASession(chi, TimeSpan.Zero, atHome: true);
        await clinic.Wait(4 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await clinic.OpenAlerts(chi));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var alert = await clinic.OpenAlert(chi, SilentAfterDip.Code);
        Assert.Equal(Priority.Asap, alert.Priority);
        Assert.Equal((0, "Dr Osei"), (await clinic.Told(alert))[0]);
        Assert.Equal(["Silence: a call is due; it was not agreed beforehand"], await Record(clinic, chi));
        await clinic.Wait(20 * Hour, Hour);
        Assert.Equal([(MessageKind.Nudge, "Chi")], await Sent(clinic, chi));
    }

    [Theory, OnBothDatabases]
    public async Task A_reassuring_answer_of_a_support_person_delays_and_lowers_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, dana) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.AskSupportPerson, dana);
        await clinic.Answers(chi, 7);
        await clinic.Wait(36 * Hour, Hour);
        await clinic.Says(chi, ReportKind.SupportHeardWell);
        await clinic.Wait(12 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.DoesNotContain(await clinic.OpenAlerts(chi), a => a.Sign == SilentAfterDip.Code);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, SilentAfterDip.Code)).Priority);
        await clinic.Says(chi, ReportKind.SupportHeardWell);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(chi, SilentAfterDip.Code)).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task An_imported_diary_is_nudged_by_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (chi, _) = await ChiAndDana(clinic);
        await clinic.Agrees(chi, ConsentKind.Nudge);
        await clinic.Answers(chi, 7);
        await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.IsHistorical, true)));
        await clinic.Wait(30 * Hour, Hour);
        Assert.Empty(await Sent(clinic, chi));
        Assert.Empty(await Record(clinic, chi));
    }

    private static async Task<(Patient Chi, SupportPerson Dana)> ChiAndDana(TestClinic clinic, bool session = true)
    {
        var chi = await clinic.Enrol("Chi");
        if (session)
        {
            await clinic.HadASession(chi, TimeSpan.FromHours(20));
        }

        return (chi, await clinic.Supports(chi, "Dana"));
    }

    /// <summary>What went to the patient and the people around them, in order.</summary>
    private static async Task<IReadOnlyList<(MessageKind, string)>> Sent(TestClinic clinic, Patient patient) => await clinic.Read(async db =>
        (await (
            from m in db.Messages
            where m.PatientId == patient.Id && (m.Kind == MessageKind.Nudge || m.Kind == MessageKind.SupportAsked)
            orderby m.CreatedAt
            select new { m.Kind, db.Users.Single(u => u.Id == m.UserId).DisplayName }).ToListAsync()).ConvertAll(m => (m.Kind, m.DisplayName)));

    private static Task<List<string>> Record(TestClinic clinic, Patient patient) => clinic.Read(db =>
        db.AuditEvents.Where(a => a.PatientId == patient.Id && a.Subject.StartsWith(SilenceSteps.Subject)).OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Action).ToListAsync());
}

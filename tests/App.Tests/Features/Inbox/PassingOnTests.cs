using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Inbox;

/// <summary>Thoughts of ending one's life, passed on by name; somebody here looks again within a day.</summary>
[Trait("Row", "4.8")]
public sealed class PassingOnTests
{
    private const string NightTeam = "Night crisis team, Dr Bell";

    [Theory, OnBothDatabases]
    public async Task It_needs_the_name_of_whoever_has_it_now(Store store)
    {
        var (clinic, alert) = await Ana(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        foreach (var (typed, says) in new[]
        {
            ("  ", "Please name the service or the person that has it now."),
            (new string('n', 201), "Please keep the name to 200 characters; these are 201."),
        })
        {
            var refused = await (await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(typed, "4"))).Text();
            Assert.Contains(says, refused);
            Assert.Contains("They take her in tonight</textarea>", refused);
        }

        Assert.True((await clinic.Reload(alert)).IsOpen);
    }

    [Theory, OnBothDatabases]
    public async Task It_needs_a_next_check_that_lies_ahead_and_within_twenty_four_hours(Store store)
    {
        var (clinic, alert) = await Ana(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        foreach (var hours in new[] { "", "0", "-1", "25", "2147483647", "99999999999", "soon" })
        {
            var refused = await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(NightTeam, hours));
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            var page = await refused.Text();
            Assert.Contains("Please choose when somebody here checks again: within 24 hours.", page);
            Assert.Contains($"value=\"{NightTeam}\"", page);
        }

        Assert.True((await clinic.Reload(alert)).IsOpen);
        await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(NightTeam, "24"));
        var closed = await clinic.Reload(alert);
        Assert.Equal((clinic.Now, Outcome.PassedOn, NightTeam), (closed.ClosedAt, closed.Outcome, closed.PassedOnTo));
        Assert.Equal(clinic.Now.AddHours(24), closed.CheckAt);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_says_to_whom_and_when_and_nothing_becomes_known_by_it(Store store)
    {
        var (clinic, alert) = await Ana(store);
        await using var _ = clinic;
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(NightTeam, "8"));
        var page = await osei.Page(InboxPage.At(alert));
        Assert.Contains("Passed on to a service or person by name", page);
        Assert.Contains($"Passed on to {NightTeam}. The next check opens by itself at 18:00, as Asap.", page);
        var closed = await clinic.Reload(alert);
        Assert.Equal((0, null), (closed.KnownLevel, closed.ReviewBy));
        var account = await clinic.Read(db => db.Users.SingleAsync(u => u.PatientId == alert.PatientId));
        var home = await (await clinic.SignedIn(account)).Page("/home");
        Assert.Contains("Dr Osei asked someone else to help you now, and will look again within a day.", home);
    }

    [Theory, OnBothDatabases]
    public async Task The_next_check_opens_by_itself_as_Asap_and_rings(Store store)
    {
        var (clinic, alert) = await Ana(store);
        await using var _ = clinic;
        var ana = await clinic.Read(db => db.Patients.SingleAsync(p => p.Id == alert.PatientId));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(NightTeam, "1"));
        await clinic.Wait(TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(15));
        Assert.Empty(await clinic.OpenAlerts(ana));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var check = await clinic.OpenAlert(ana);
        Assert.NotEqual(alert.Id, check.Id);
        Assert.Equal((Ideation.Code, Priority.Asap, clinic.Now), (check.Sign, check.Priority, check.OpenedAt));
        Assert.Contains((0, "Dr Osei"), await clinic.Told(check));
        var page = await osei.Page("/inbox");
        Assert.Contains("Thoughts of ending their life. Acknowledge by 12:00, in 1 h.", InboxPage.Line(page, ana));
        Assert.Contains("the next check is owed", await osei.Page(InboxPage.At(check)));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_but_ideation_is_passed_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Says(ana, ReportKind.CallMe);
        var alert = await clinic.OpenAlert(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.DoesNotContain("PassedOn", await osei.Page(InboxPage.At(alert)));
        var refused = await osei.Post(InboxPage.At(alert), InboxPage.Close(alert), Form(NightTeam, "4"));
        Assert.Contains("This outcome cannot be given to this alert.", await refused.Text());
        Assert.True((await clinic.Reload(alert)).IsOpen);
    }

    private static async Task<(TestClinic Clinic, Alert Alert)> Ana(Store store)
    {
        var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Answers(ana, 3, SafetyAnswer.StrongOrFrequent);
        return (clinic, await clinic.OpenAlert(ana));
    }

    private static (string, string)[] Form(string to, string hours) =>
        [("outcome", "PassedOn"), ("note", "They take her in tonight"), ("passedOnTo", to), ("checkHours", hours)];
}

using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Joining;

[Trait("Row", "1.5")]
public sealed class StepsTests
{
    [Theory, OnBothDatabases]
    public async Task A_support_person_and_a_stranger_have_no_steps(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Supports(ana, "Sam");
        using var sam = await Visitor.SignedIn(clinic, await clinic.Read(db => db.Users.SingleAsync(u => u.Role == Role.Support)));
        using var stranger = new Visitor(clinic);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.Get("/joining")).Status);
        Assert.StartsWith("/account/signin", (await stranger.Get("/joining")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.Get("/account/notices")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Each_step_is_done_by_what_it_leaves_behind_and_another_sitting_goes_on_at_the_first_open_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var account = await clinic.AccountOf(ana);
        await Leads(clinic, account, "/account/authenticator");
        await clinic.Change(db => db.Users.Single(u => u.Id == account.Id).TwoFactorEnabled = true);
        account = await clinic.AccountOf(ana);
        using var visitor = new Visitor(clinic);
        using var http = await clinic.SignedIn(account);
        await Leads(clinic, account, "/account/notices");
        await clinic.Change(db => db.Users.Single(u => u.Id == account.Id).PhoneNumber = "020 7946 0018");
        await Leads(clinic, account, "/account/contact");
        await clinic.Change(db => db.PatientContacts.Add(new PatientContact { ClinicId = ana.ClinicId, PatientId = ana.Id }));
        await Leads(clinic, account, "/reminders");
        await clinic.Agrees(ana, ConsentKind.Nudge);
        await Leads(clinic, account, "/enrolment/questions");
        await clinic.AnswersQuestion(ana, "mania", ContraindicationReply.Yes);
        await Leads(clinic, account, "/enrolment/questions");
        await clinic.AnswersQuestions(ana, ContraindicationReply.No);
        await Leads(clinic, account, "/enrolment/agreement");
        await clinic.Signs(ana);
        Assert.Contains("Nothing is left to do here.", await http.Page("/joining"));
        Assert.DoesNotContain("Before your next session", await http.Page("/home"));
    }

    [Theory, OnBothDatabases]
    public async Task What_can_wait_is_left_for_later_once_and_can_still_be_done_but_what_a_session_waits_for_cannot(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ana));
        var form = await visitor.Form("/joining", "Leave it for later");
        foreach (var step in (JoiningStep[])[JoiningStep.SecondKey, JoiningStep.HowWeReachYou, JoiningStep.HowWeReachYou, JoiningStep.Contact, JoiningStep.Reminders])
        {
            Assert.Equal("/joining", (await visitor.Send(form, new() { ["step"] = step.ToString() })).Location);
        }

        foreach (var step in (string[])["Questions", "Agreement", "77", "0"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(form, new() { ["step"] = step })).Status);
        }

        Assert.Equal(4, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == JoiningSteps.Left)));
        var page = await visitor.Get("/joining");
        Assert.Contains("Go on: Questions before the treatment", page.Text);
        Assert.Contains("Left for later", page.Text);
        Assert.Contains("href=\"/account/authenticator\"", page.Html);
        Assert.Contains("There are questions to answer", (await visitor.Get("/home")).Text);
        await clinic.Agrees(ana, ConsentKind.Nudge);
        Assert.Equal(StepState.Done, (await clinic.Read(async db => await JoiningSteps.Of(db, await db.Users.SingleAsync(u => u.PatientId == ana.Id), default))).Steps.Single(s => s.Step == JoiningStep.Reminders).State);
    }

    private static async Task Leads(TestClinic clinic, User account, string path)
    {
        using var visitor = await clinic.SignedIn(account);
        Assert.Contains($"<a class=\"button strong wide\" href=\"{path}\">", await visitor.Page("/joining"));
    }
}

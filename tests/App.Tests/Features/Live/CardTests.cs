using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Live;

/// <summary>The support person's live card. Ana's session is booked for 10:30, half an hour from now; Sam has no account.</summary>
[Trait("Row", "N5")]
[Trait("Row", "6.17")]
public sealed class CardTests
{
    [Theory, OnBothDatabases]
    [Trait("Hazard", "link-leaked")]
    public async Task What_was_never_a_link_is_not_there_and_neither_is_one_with_a_letter_changed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        Assert.Equal(HttpStatusCode.OK, (await clinic.Visitor().Get(day.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Visitor().Get("/live/x")).StatusCode);
        var last = day.Address[^1] == 'A' ? 'B' : 'A';
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Visitor().Get(day.Address[..^1] + last)).StatusCode);
        Assert.DoesNotContain(day.Address.Split('/')[^1], await clinic.Read(db => db.SupportLinks.Select(l => l.TokenHash).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "link-leaked")]
    public async Task It_shows_a_first_name_and_nothing_else_and_opens_no_other_room(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await clinic.Answers(day.Ana, 9, SafetyAnswer.StrongOrFrequent);
        await day.Begins();
        var sam = clinic.Visitor();
        var card = await sam.Page(day.Address);
        Assert.Contains("With Ana", card);
        foreach (var kept in new[] { "Lindqvist", " mg", "ketamin", "suicid", "distress", "Intravenous", "Osei" })
        {
            Assert.DoesNotContain(kept, card, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var room in new[] { "/home", "/home/timeline", "/home/programme", "/checkins/today", "/support", "/supportpeople", $"/patients/chart/{day.Ana.Id}", $"/appointments/{day.Ana.Id}", "/inbox" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await sam.Get(room)).StatusCode);
        }

        Assert.Equal("no-referrer", (await sam.Get(day.Address)).Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory, OnBothDatabases]
    public async Task Before_its_day_it_waits_and_before_the_clinic_begins_it_counts_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic, startsIn: TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        Assert.Contains("This card opens a day before.", await clinic.Visitor().Page(day.Address));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var card = await clinic.Visitor().Page(day.Address);
        Assert.Contains("It has not begun", card);
        Assert.DoesNotContain("How does Ana seem?", card, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Looked_in_every_quarter_of_an_hour_each_is_kept_once_and_the_next_is_named(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        var sam = clinic.Visitor();
        Assert.Contains("Next: 10:15", Plain(await sam.Page(day.Address)));
        await clinic.Wait(TimeSpan.FromMinutes(14));
        var tap = ("Id", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await sam.Post(day.Address, day.Address + "?handler=Look", tap, ("Seems", "Well"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await sam.Post(day.Address, day.Address + "?handler=Look", tap, ("Seems", "Well"))).StatusCode);
        Assert.Contains("Next: 10:29", Plain(await sam.Page(day.Address)));
        var look = await clinic.Read(db => db.LookIns.SingleAsync());
        Assert.Equal((Seems.Well, clinic.Now, day.Sam.Id), (look.Seems, look.At, look.SupportPersonId));
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        var log = await (await clinic.SignedIn(await clinic.AccountOf(day.Ana))).Page("/account/accesslog");
        Assert.Matches("Sam(?s:.*)looked in on you", log);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.19")]
    [Trait("Row", "9.6")]
    [Trait("Hazard", "dosed-alone")]
    public async Task Worried_during_the_session_it_is_Stat_at_once_and_the_card_says_who_hears_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        await clinic.Wait(TimeSpan.FromMinutes(40));
        var sam = clinic.Visitor();
        await sam.Post(day.Address, day.Address + "?handler=Worried", ("Id", Guid.NewGuid().ToString()), ("Words", "She does not answer me"));
        var alert = await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code);
        Assert.Equal(Priority.Stat, alert.Priority);
        Assert.Contains("The clinic has it, since 10:40", await sam.Page(day.Address));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("Sam", await osei.Page($"/patients/chart/{day.Ana.Id}"));
        var page = Plain(await osei.Page($"/inbox/alert/{day.Ana.Id}/{alert.Id}"));
        Assert.Contains("Sam: “She does not answer me”", page);
        Assert.Contains("A session is going on.", page);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task Every_button_of_the_card_works_where_the_page_puts_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var sam = new Visitor(clinic);
        foreach (var button in new[] { "I’m worried", "Well", "Send this reading", "I have read it" })
        {
            Assert.Equal(HttpStatusCode.Found, (await sam.Fill(day.Address, button, new() { ["Id"] = Guid.NewGuid().ToString(), ["Systolic"] = "120", ["Diastolic"] = "80" })).Status);
        }

        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
        Assert.Equal((1, 1), (await clinic.Read(db => db.LookIns.CountAsync()), await clinic.Read(db => db.VitalSigns.CountAsync())));
    }

    [Theory, OnBothDatabases]
    public async Task Not_well_tells_the_clinic_too_and_not_sure_does_not(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        var sam = clinic.Visitor();
        await sam.Post(day.Address, day.Address + "?handler=Look", ("Id", Guid.NewGuid().ToString()), ("Seems", "NotSure"));
        Assert.Empty(await clinic.OpenAlerts(day.Ana));
        await sam.Post(day.Address, day.Address + "?handler=Look", ("Id", Guid.NewGuid().ToString()), ("Seems", "NotWell"));
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task Too_long_words_and_no_choice_are_said_and_nothing_typed_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        var sam = clinic.Visitor();
        var words = new string('a', 201);
        var again = await (await sam.Post(day.Address, day.Address + "?handler=Worried", ("Id", Guid.NewGuid().ToString()), ("Words", words))).Text();
        Assert.Contains("Please keep it to 200 letters.", again);
        Assert.Equal(words, Browserless.Field(again, "Words"));
        Assert.Contains("Please choose how they seem", await (await sam.Post(day.Address, day.Address + "?handler=Look", ("Id", Guid.NewGuid().ToString()), ("Seems", "9"))).Text());
        Assert.Empty(await clinic.Read(db => db.LookIns.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "link-leaked")]
    public async Task It_is_dead_the_moment_the_session_ends_but_what_was_tapped_before_and_waited_is_taken(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        var sam = clinic.Visitor();
        var token = await sam.Token(day.Address);
        await clinic.Wait(TimeSpan.FromHours(2));
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        var dead = await sam.Get(day.Address);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        Assert.DoesNotContain("Ana", await dead.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await sam.PostWith(token, day.Address + "?handler=Worried", ("Id", Guid.NewGuid().ToString()), ("MadeAt", clinic.Now.AddMinutes(-5).ToString("O")), ("SentAt", clinic.Now.ToString("O")))).StatusCode);
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
        await clinic.Wait(TimeSpan.FromHours(24));
        await sam.PostWith(token, day.Address + "?handler=Look", ("Id", Guid.NewGuid().ToString()), ("Seems", "Well"));
        Assert.Empty(await clinic.Read(db => db.LookIns.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.16")]
    [Trait("Row", "6.21")]
    [Trait("Hazard", "link-leaked")]
    public async Task Taking_back_the_yes_or_removing_the_person_ends_it_at_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var me = (await clinic.AccountOf(day.Ana)).Caller();
        var change = clinic.Get<ChangePeople>();
        Assert.Equal("", await change.Share(me, day.Sam.Id, ConsentKind.SeesSessionDay, give: false, null));
        Assert.Equal(HttpStatusCode.Gone, (await clinic.Visitor().Get(day.Address)).StatusCode);
        Assert.Equal("", await change.Share(me, day.Sam.Id, ConsentKind.SeesSessionDay, give: true, null));
        Assert.Equal(HttpStatusCode.OK, (await clinic.Visitor().Get(day.Address)).StatusCode);
        Assert.Equal("", await change.End(me, day.Sam.Id));
        Assert.Equal(HttpStatusCode.Gone, (await clinic.Visitor().Get(day.Address)).StatusCode);
        Assert.Null(await clinic.Get<SupportLinks>().Make(me.Actor, day.Ana.Id, day.Visit, day.Sam.Id, default));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.21")]
    [Trait("Hazard", "dosed-alone")]
    public async Task Who_cannot_be_there_says_so_in_one_action_and_the_clinic_sees_that_nobody_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var sam = clinic.Visitor();
        await sam.Post(day.Address, day.Address + "?handler=GiveBack");
        Assert.Equal(HttpStatusCode.Gone, (await sam.Get(day.Address)).StatusCode);
        var check = await clinic.Read(db => db.SessionChecks.SingleAsync());
        Assert.Equal((SessionCheckItem.SupportPresent, false, "Sam cannot be there."), (check.Item, check.Passed, check.Words));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "6.18")]
    public async Task Who_has_read_what_to_do_says_so_before_the_day_and_the_patient_and_the_clinic_see_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic, startsIn: TimeSpan.FromDays(2));
        using var sam = new Visitor(clinic);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("Sam has not yet said that they have read what to do.", (await ana.Get("/supportpeople")).Text);
        Assert.Contains("has not yet said that they know what to do", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
        Assert.Contains("What to do", (await sam.Get(day.Address)).Text);
        Assert.Equal(HttpStatusCode.Found, (await sam.Fill(day.Address, "I have read it")).Status);
        Assert.Contains("You said on", (await sam.Get(day.Address)).Text);
        Assert.Contains("that they have read what to do.", (await ana.Get("/supportpeople")).Text.Replace("not yet said that they", "", StringComparison.Ordinal));
        Assert.DoesNotContain("not yet said", (await ana.Get("/supportpeople")).Text, StringComparison.Ordinal);
        Assert.Contains("Sam, support person: said on", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task What_was_looked_at_stands_in_the_clinics_record_and_what_was_missed_is_said(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await clinic.Wait(TimeSpan.FromMinutes(15));
        Assert.DoesNotContain("No look-in since it was due", (await osei.Get($"/sessions/run/{day.Visit}")).Text, StringComparison.Ordinal);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Contains("No look-in since it was due, 10:15", (await osei.Get($"/sessions/run/{day.Visit}")).Text);
        await clinic.Visitor().Post(day.Address, day.Address + "?handler=Look", ("Id", Guid.NewGuid().ToString()), ("Seems", "NotSure"));
        var run = await osei.Get($"/sessions/run/{day.Visit}");
        Assert.Contains("10:16, Sam, support person: not sure", run.Text);
        Assert.DoesNotContain("No look-in since it was due", run.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task Once_it_has_begun_nobody_leaves_by_a_tap(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        Assert.Contains("must not be left alone", await (await clinic.Visitor().Post(day.Address, day.Address + "?handler=GiveBack")).Text());
        Assert.Empty(await clinic.Read(db => db.SessionChecks.ToListAsync()));
    }

    private static string Plain(string page) => System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>", "");
}

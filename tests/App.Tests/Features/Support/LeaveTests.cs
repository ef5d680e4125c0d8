using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Support;

/// <summary>Somebody stops being a support person, or is removed: everything ends at once, and a session at home that counted on them is not ready any more.</summary>
[Trait("Row", "6.21")]
public sealed class LeaveTests
{
    private const string Stop = "Stop being a support person";

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task With_an_account_it_is_one_action_and_the_session_that_counted_on_them_is_not_ready(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic, startsIn: TimeSpan.FromHours(1));
        var sam = await day.SamsAccount();
        await clinic.Change(db => db.SessionChecks.Add(Ticked(clinic, day)));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("“Sam, her brother”", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        using var visitor = await Visitor.SignedIn(clinic, sam);
        var form = await visitor.Form("/support", Stop);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Send(form)).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Send(form)).Status);
        Assert.Contains("You are not connected to anybody here", (await visitor.Get("/support")).Text);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Get(day.Address)).Status);
        Assert.Contains("Sam is no support person any more. Who is there instead?", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
        Assert.Equal(1, await clinic.Read(db => db.SessionChecks.CountAsync(c => !c.Passed)));
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(day.Ana));
        Assert.Contains("stopped being your support person", (await ana.Get("/account/accesslog")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task Nobody_leaves_by_a_tap_while_a_session_at_home_goes_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var sam = await day.SamsAccount();
        await day.Begins();
        using var visitor = await Visitor.SignedIn(clinic, sam);
        Assert.Contains("nobody must be left alone in one", (await visitor.Fill("/support", Stop)).Text);
        Assert.Null((await clinic.Read(db => db.SupportPeople.SingleAsync())).EndedAt);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "dosed-alone")]
    public async Task Removed_by_the_patient_an_hour_before_the_gate_says_that_nobody_is_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic, startsIn: TimeSpan.FromHours(1));
        await clinic.Change(db => db.SessionChecks.Add(Ticked(clinic, day)));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var me = (await clinic.AccountOf(day.Ana)).Caller();
        Assert.Equal("", await clinic.Get<ChangePeople>().End(me, day.Sam.Id));
        Assert.Equal("", await clinic.Get<ChangePeople>().End(me, day.Sam.Id));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("Not in order. “Sam is no support person any more. Who is there instead?”", (await osei.Get($"/sessions/ready/{day.Visit}")).Text);
        Assert.Equal(1, await clinic.Read(db => db.SessionChecks.CountAsync(c => !c.Passed)));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.8")]
    [Trait("Row", "6.16")]
    public async Task Dates_are_seen_with_the_patients_yes_and_for_as_long_as_it_stands(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var day = await LiveDay.Of(clinic);
        var sam = await day.SamsAccount();
        var next = await clinic.Booked(day.Ana, DateOnly.FromDateTime(clinic.Now.UtcDateTime).AddDays(7));
        using var visitor = await Visitor.SignedIn(clinic, sam);
        const string Dates = "Dates that are shared with you";
        Assert.DoesNotContain(Dates, (await visitor.Get("/support")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Dates, (await visitor.Get(day.Address)).Text, StringComparison.Ordinal);
        var me = (await clinic.AccountOf(day.Ana)).Caller();
        Assert.Equal("", await clinic.Get<ChangePeople>().Share(me, day.Sam.Id, ConsentKind.SeesProgramme, give: true, null));
        Assert.Contains("Mon 9 Nov, 10:00: session, at the clinic", (await visitor.Get("/support")).Text);
        Assert.Contains("Mon 9 Nov, 10:00: session, at the clinic", (await visitor.Get(day.Address)).Text);
        await clinic.Booked(day.Ana, DateOnly.FromDateTime(clinic.Now.UtcDateTime).AddDays(8), id: next);
        Assert.Contains("Tue 10 Nov, 10:00: session, at the clinic", (await visitor.Get("/support")).Text);
        Assert.Equal("", await clinic.Get<ChangePeople>().Share(me, day.Sam.Id, ConsentKind.SeesProgramme, give: false, null));
        Assert.DoesNotContain(Dates, (await visitor.Get("/support")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Dates, (await visitor.Get(day.Address)).Text, StringComparison.Ordinal);
    }

    private static SessionCheck Ticked(TestClinic clinic, LiveDay day) => new()
    {
        ClinicId = day.Ana.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Ana.Id, AppointmentId = day.Visit, Item = SessionCheckItem.SupportPresent, Passed = true,
        Words = "Sam, her brother", CheckedBy = clinic.DrOsei.Id, CheckedAt = clinic.Now,
    };
}

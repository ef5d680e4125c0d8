using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Preparation;

/// <summary>Ana's session is on Tuesday at 11:00, a day and an hour from now; Sam and Dana are her support people.</summary>
[Trait("Row", "5.2")]
public sealed class ChecklistTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_to_be_got_ready_follows_from_the_place_and_its_time_from_the_booked_one(Store store)
    {
        await using var day = await TreatmentDay.Open(store, atHome: true, startsIn: TimeSpan.FromHours(25));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var list = (await ana.Get(Path(day))).Text;
        Assert.Contains("Somebody who stays Who is with you for the whole time? Talk it over with them, and send them their card. By 18:00.", list);
        Assert.Contains("A quiet room A room where nobody comes in for the whole time, with a bed or a chair to lie back in. By Tue 3 Nov, 10:00.", list);
        Assert.DoesNotContain("The way home", list, StringComparison.Ordinal);
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.StartsAt, day.Clinic.Now.AddDays(3)).SetProperty(x => x.On, new DateOnly(2026, 11, 5)).SetProperty(x => x.AtHome, false)));
        list = (await ana.Get(Path(day))).Text;
        Assert.Contains("The way home Who takes you home? You must not drive after a dose, and not before a night of restful sleep. By Wed 4 Nov, 18:00.", list);
        Assert.DoesNotContain("Somebody who stays", list, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Hazard", "clock-and-zone")]
    public async Task The_evening_before_is_six_by_the_clock_on_the_wall_though_the_clocks_change_in_that_night()
    {
        // Sunday 25 October 2026, 10:00 in London; summer time ended at 02:00 of that night.
        await using var day = await TreatmentDay.Open(Store.Sqlite, now: new(2026, 10, 23, 9, 0, 0, TimeSpan.Zero), startsIn: TimeSpan.FromHours(49));
        var list = await day.Clinic.Read(db => Evenkeel.Care.Preparations.Of(db, new(day.Patient.ClinicId, day.Patient.Id), day.Appointment, default));
        Assert.Equal(new DateTimeOffset(2026, 10, 24, 17, 0, 0, TimeSpan.Zero), list!.Lines.Single(l => l.Item == PreparationItem.FreeDay).DueAt);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 9, 45, 0, TimeSpan.Zero), list.Lines.Single(l => l.Item == PreparationItem.PhoneSilent).DueAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_tick_counts_once_and_can_be_taken_back_and_home_says_what_is_left(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(25));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("Prepare for your session : 7 things to get ready", (await ana.Get("/home")).Text);
        var form = (await ana.Form(Path(day), "This is ready")) with { };
        Assert.Equal($"{Path(day)}#FreeDay", (await ana.Send(form)).Location);
        var first = await day.Clinic.Read(db => db.PreparationSteps.SingleAsync());
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await ana.Send(form);
        Assert.Equal(first.DoneAt, (await day.Clinic.Read(db => db.PreparationSteps.SingleAsync())).DoneAt);
        Assert.Contains("Ready: you, 10:00.", (await ana.Get(Path(day))).Text);
        Assert.Contains("6 things to get ready", (await ana.Get("/home")).Text);
        await ana.Fill(Path(day), "Not ready after all");
        Assert.Null((await day.Clinic.Read(db => db.PreparationSteps.SingleAsync())).DoneAt);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "link-leaked")]
    public async Task A_support_person_sees_and_ticks_on_their_card_what_they_were_asked_and_nothing_else(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(49));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var (sam, samCard) = await Person(day, "Sam");
        var (_, danaCard) = await Person(day, "Dana");
        // Two days before, the card has not opened; what was asked stands on it all the same.
        await Ask(ana, day, PreparationItem.WayHome, sam);
        using var samsPhone = new Visitor(day.Clinic);
        var card = (await samsPhone.Get(samCard)).Text;
        Assert.Contains("This card opens a day before.", card);
        Assert.Contains("Ana asks you to see to The way home : by Tue 3 Nov, 18:00", card);
        Assert.DoesNotContain("free day", card, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(samCard, (await samsPhone.Fill(samCard, "This is ready")).Location);
        Assert.Contains("Ready: Sam, 10:00. You asked Sam to see to it.", (await ana.Get(Path(day))).Text);
        Assert.Contains("ticked “The way home” before your session", (await ana.Get("/account/accesslog")).Text);

        // Neither what was not asked of them, nor what was asked of somebody else.
        var form = await samsPhone.Form(samCard, "Not ready after all");
        Assert.Equal(HttpStatusCode.NotFound, (await samsPhone.Send(form, new() { ["item"] = "FreeDay", ["done"] = "true" })).Status);
        using var danasPhone = new Visitor(day.Clinic);
        Assert.DoesNotContain("asks you to see to", (await danasPhone.Get(danaCard)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await samsPhone.Send(form with { Action = $"{danaCard}/prepare" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await samsPhone.Send(form with { Action = "/live/nobody/prepare" })).Status);
        Assert.Equal([PreparationItem.WayHome], await day.Clinic.Read(db => db.PreparationSteps.Where(s => s.DoneAt != null).Select(s => s.Item).ToListAsync()));

        // Taken back, it is gone from the card, and so is everything with the patient's yes.
        await ana.Fill(Path(day), "I see to it myself");
        Assert.DoesNotContain("asks you to see to", (await samsPhone.Get(samCard)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await samsPhone.Send(form)).Status);
        await Ask(ana, day, PreparationItem.WayHome, sam);
        await day.Clinic.Get<ChangePeople>().End((await day.Clinic.AccountOf(day.Patient)).Caller(), sam);
        Assert.Equal(HttpStatusCode.Gone, (await samsPhone.Get(samCard)).Status);
        await samsPhone.Send(form);
        Assert.NotNull((await day.Clinic.Read(db => db.PreparationSteps.SingleAsync(s => s.Item == PreparationItem.WayHome))).DoneAt);
        Assert.Contains("may not use the card", await Ask(ana, day, PreparationItem.FreeDay, sam));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.1")]
    public async Task Another_patient_staff_and_a_session_that_is_cancelled_or_begun_get_no_list(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(25));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        using var ben = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(await day.Clinic.Enrol("Ben")));
        var form = await ana.Form(Path(day), "This is ready");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get(Path(day))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.Osei.Get(Path(day))).Status);
        foreach (var state in (AppointmentState[])[AppointmentState.Cancelled, AppointmentState.Proposed, AppointmentState.Fulfilled])
        {
            await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, state)));
            Assert.Equal(HttpStatusCode.NotFound, (await ana.Get(Path(day))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await ana.Send(form)).Status);
        }

        Assert.Empty(await day.Clinic.Read(db => db.PreparationSteps.ToListAsync()));
    }

    internal static string Path(TreatmentDay day) => $"/preparation/{day.Appointment}";

    /// <summary>A support person with the address of their card.</summary>
    internal static async Task<(Guid Id, string Card)> Person(TreatmentDay day, string name)
    {
        var (me, id) = ((await day.Clinic.AccountOf(day.Patient)).Caller(), Guid.CreateVersion7());
        var people = day.Clinic.Get<ChangePeople>();
        Assert.Empty(await people.Name(me, id, name, ""));
        Assert.Empty(await people.Share(me, id, ConsentKind.SeesSessionDay, give: true, null));
        return (id, $"/live/{await day.Clinic.Get<SupportLinks>().Make(me.Actor, day.Patient.Id, day.Appointment, id, default)}");
    }

    private static async Task<string> Ask(Visitor ana, TreatmentDay day, PreparationItem item, Guid person) =>
        (await ana.Send(new($"{Path(day)}?handler=Ask", (await ana.Form(Path(day), "ready")).Fields), new() { ["item"] = item.ToString(), ["person"] = person.ToString() })).Text;
}

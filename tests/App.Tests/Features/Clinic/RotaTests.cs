using System.Net;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class RotaTests
{
    [Theory, OnBothDatabases]
    public async Task A_patient_does_not_see_the_rota(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get("/clinic/rota")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_stands_in_the_clinics_time_and_a_second_tap_adds_nothing(Store store)
    {
        await using var clinic = await Empty(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var form = await noor.Form("/clinic/rota", "Add");
        var july = Shift(clinic.Imani, "2027-07-01", "18:00", "2027-07-02", "08:00");
        Assert.Equal("/clinic/rota", (await noor.Send(form, july)).Location);
        Assert.Equal("/clinic/rota", (await noor.Send(form, july)).Location);
        var shift = Assert.Single(await clinic.Read(db => db.OnCallShifts.ToListAsync()));
        Assert.Equal(new DateTimeOffset(2027, 7, 1, 17, 0, 0, TimeSpan.Zero), shift.From);
        Assert.Contains("Imani First 1 Jul 2027, 18:00 2 Jul 2027, 08:00", (await noor.Get("/clinic/rota")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_that_cannot_be_is_refused_with_what_would_be_right_and_keeps_what_was_typed(Store store)
    {
        await using var clinic = await Empty(store);
        var ana = await clinic.AccountOf(await clinic.Enrol("Ana"));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        async Task Refused(string why, Dictionary<string, string> typed)
        {
            var page = await noor.Fill("/clinic/rota", "Add", typed);
            Assert.Contains(why, page.Text);
            Assert.Contains(typed["Form.UntilTime"], page.Html);
        }

        await Refused("ends before it begins", Shift(clinic.Imani, "2026-11-03", "08:00", "2026-11-03", "08:00"));
        await Refused("is over already", Shift(clinic.Imani, "2026-11-01", "08:00", "2026-11-02", "10:00"));
        await Refused("at most 31 days", Shift(clinic.Imani, "2026-11-03", "08:00", "2026-12-04", "08:01"));
        await Refused("choose a clinician", Shift(ana, "2026-11-03", "08:00", "2026-11-03", "09:00"));
        await Refused("Please choose who is on call.", new(Shift(clinic.Imani, "2026-11-03", "08:00", "2026-11-03", "09:00")) { ["Form.Person"] = "" });
        await Refused("first or the second place", new(Shift(clinic.Imani, "2026-11-03", "08:00", "2026-11-03", "09:00")) { ["Form.Place"] = "3" });
        await Refused("enter the day on which the shift begins", new(Shift(clinic.Imani, "", "08:00", "2026-11-03", "09:00")));
        Assert.Empty(await clinic.Read(db => db.OnCallShifts.ToListAsync()));
        await noor.Fill("/clinic/rota", "Add", Shift(clinic.Imani, "2026-11-03", "08:00", "2026-12-04", "08:00"));
        Assert.Single(await clinic.Read(db => db.OnCallShifts.ToListAsync()));
        await Refused("Imani is on call at that time already", new(Shift(clinic.Imani, "2026-11-04", "08:00", "2026-11-04", "09:00")) { ["Form.Place"] = "2" });
    }

    [Theory, OnBothDatabases]
    public async Task Taking_a_shift_away_leaves_a_hole_that_the_page_names(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.DoesNotContain("A hole in the rota", (await noor.Get("/clinic/rota")).Text);
        var form = await noor.Form("/clinic/rota", "Take away");
        await noor.Send(form);
        Assert.Equal("/clinic/rota", (await noor.Send(form)).Location);
        Assert.Contains("Nobody is first on call in the next 7 days.", (await noor.Get("/clinic/rota")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_demo_can_be_emptied_to_see_nobody_watching_and_filled_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero));
        await clinic.Change(db => db.Clinics.Single().IsDemo = true);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await noor.Fill("/clinic/rota", "Empty the rota");
        Assert.Contains("Nobody is on call.", (await noor.Get("/clinic/rota")).Text);
        Assert.Contains("Nobody there is watching now.", (await noor.Get("/crisis")).Text);
        await noor.Fill("/clinic/rota", "Fill it again");
        Assert.DoesNotContain("A hole in the rota", (await noor.Get("/clinic/rota")).Text);
        var now = clinic.Now;
        var first = await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == 1 && s.From <= now && s.Until > now).SingleAsync());
        Assert.Equal(clinic.Imani.Id, first.UserId);
    }

    [Theory, OnBothDatabases]
    public async Task A_real_clinic_has_no_such_switch(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var form = await noor.Form("/clinic/rota", "Add");
        Assert.DoesNotContain("Empty the rota", (await noor.Get("/clinic/rota")).Text);
        Assert.Contains("one shift at a time", (await noor.Send(form with { Action = "/clinic/rota?handler=Empty" })).Text);
        Assert.Equal(2, await clinic.Read(db => db.OnCallShifts.CountAsync()));
    }

    [Fact]
    public void Holes_are_what_no_first_place_covers()
    {
        var t = TestClinic.Monday;
        OnCallShift On(int place, int from, int until) => new() { Place = place, From = t.AddHours(from), Until = t.AddHours(until) };
        Assert.Equal([new Hole(t, t.AddHours(8))], Rota.Holes([], t, t.AddHours(8)));
        Assert.Empty(Rota.Holes([On(1, -1, 4), On(1, 4, 8)], t, t.AddHours(8)));
        Assert.Empty(Rota.Holes([On(1, 0, 9), On(1, 1, 2)], t, t.AddHours(8)));
        Assert.Equal([new Hole(t.AddHours(4), t.AddHours(5)), new Hole(t.AddHours(7), t.AddHours(8))], Rota.Holes([On(1, 5, 7), On(2, 0, 8), On(1, 0, 4)], t, t.AddHours(8)));
    }

    private static async Task<TestClinic> Empty(Store store)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        return clinic;
    }

    private static Dictionary<string, string> Shift(User who, string fromDay, string fromTime, string untilDay, string untilTime) => new()
    {
        ["Form.Person"] = who.Id.ToString(), ["Form.Place"] = "1",
        ["Form.FromDay"] = fromDay, ["Form.FromTime"] = fromTime, ["Form.UntilDay"] = untilDay, ["Form.UntilTime"] = untilTime,
    };
}

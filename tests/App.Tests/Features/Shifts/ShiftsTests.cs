using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Shifts;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class ShiftsTests
{
    [Theory, OnBothDatabases]
    public async Task A_clinician_reads_who_is_on_call_and_hands_over_their_own_shift_and_no_other(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var leila = await clinic.Account("Leila", Role.Clinician);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.CallMe);
        var imani = await clinic.SignedIn(clinic.Imani);
        var page = await imani.Page("/shifts");
        Assert.Contains("Imani, until 1 Jan 2027, 10:00", page);
        Assert.Contains("1 open alert waits for somebody to take it.", page);
        var shifts = await clinic.Read(db => db.OnCallShifts.AsNoTracking().ToDictionaryAsync(s => s.Place));
        Assert.DoesNotContain(shifts[2].Id.ToString(), page);
        (string, string)[] Hand(Guid shift, string day = "", string time = "") =>
            [("Hand.Id", Guid.CreateVersion7().ToString()), ("Hand.Shift", shift.ToString()), ("Hand.To", leila.Id.ToString()), ("Hand.Day", day), ("Hand.Time", time)];
        Assert.Contains("not yours to hand over", await (await imani.Post("/shifts", "/shifts?handler=HandOver", Hand(shifts[2].Id))).Text());
        Assert.Contains("both the day and the time", await (await imani.Post("/shifts", "/shifts?handler=HandOver", Hand(shifts[1].Id, day: "2026-11-03"))).Text());
        Assert.Contains("both the day and the time", await (await imani.Post("/shifts", "/shifts?handler=HandOver", Hand(shifts[1].Id, "2026-11-03", "noon"))).Text());
        Assert.Equal(HttpStatusCode.Redirect, (await imani.Post("/shifts", "/shifts?handler=HandOver", Hand(shifts[1].Id, "2026-11-03", "18:00"))).StatusCode);
        page = await imani.Page("/shifts");
        Assert.Contains("Imani, until Tue 3 Nov, 18:00", page);
        Assert.Contains("Leila, from Tue 3 Nov, 18:00", page);
    }

    [Theory, OnBothDatabases]
    public async Task An_admin_hands_over_anybodys_shift_from_the_rota_and_a_patient_opens_neither_page(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var leila = await clinic.Account("Leila", Role.Clinician);
        var shift = await clinic.Read(db => db.OnCallShifts.AsNoTracking().SingleAsync(s => s.Place == 2));
        var noor = await clinic.SignedIn(clinic.Admin);
        (string, string)[] hand = [("Hand.Id", Guid.CreateVersion7().ToString()), ("Hand.Shift", shift.Id.ToString()), ("Hand.To", leila.Id.ToString())];
        var token = await noor.Token("/clinic/rota");
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await noor.PostWith(token, "/clinic/rota?handler=HandOver", hand)).StatusCode);
        }

        Assert.Equal(clinic.Now, (await clinic.Read(db => db.OnCallShifts.AsNoTracking().SingleAsync(s => s.UserId == leila.Id))).From);
        Assert.Contains("Please choose the shift", await (await noor.PostWith(token, "/clinic/rota?handler=HandOver", hand[0], hand[2])).Text());
        var ben = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ben")));
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.GetAsync("/shifts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await noor.GetAsync("/shifts")).StatusCode);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "clock-and-zone")]
    public async Task Whoever_lives_by_another_clock_reads_both_times(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Zone, "Asia/Tokyo")));
        Assert.Contains("Imani, until 1 Jan 2027, 10:00, 1 Jan 2027, 19:00 for you", await (await clinic.SignedIn(clinic.Imani)).Page("/shifts"));
        Assert.DoesNotContain("for you", await (await clinic.SignedIn(clinic.DrOsei)).Page("/shifts"));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "clock-and-zone")]
    public async Task A_typed_time_that_comes_twice_or_never_is_kept_and_the_page_says_what_was_taken(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2027, 3, 20, 10, 0, 0, TimeSpan.Zero));
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        var noor = await clinic.SignedIn(clinic.Admin);
        async Task<string> Add(string fromDay, string fromTime, string untilDay, string untilTime)
        {
            var added = await noor.Post("/clinic/rota", "/clinic/rota", ("Form.Id", Guid.CreateVersion7().ToString()), ("Form.Person", clinic.Imani.Id.ToString()), ("Form.Place", "1"),
                ("Form.FromDay", fromDay), ("Form.FromTime", fromTime), ("Form.UntilDay", untilDay), ("Form.UntilTime", untilTime));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
            return await noor.Page(added.Headers.Location!.OriginalString);
        }

        // On Sunday 28 March 2027 01:00 becomes 02:00; on Sunday 31 October 2027 02:00 becomes 01:00.
        Assert.Contains("01:30 does not exist on Sun 28 Mar, because the clocks go forward. We took 02:30.", await Add("2027-03-27", "18:00", "2027-03-28", "01:30"));
        var autumn = await Add("2027-10-30", "18:00", "2027-10-31", "01:30");
        Assert.Contains("01:30 comes twice on Sun 31 Oct, because the clocks go back. We took the first.", autumn);
        Assert.Contains("Sun 31 Oct, 01:30 (before the clocks go back)", autumn);
        Assert.DoesNotContain("We took", await Add("2027-10-31", "18:00", "2027-11-01", "08:00"));
        var shifts = await clinic.Read(db => db.OnCallShifts.AsNoTracking().OrderBy(s => s.From).ToListAsync());
        Assert.Equal([7.5, 7.5, 14], shifts.Select(s => (s.Until - s.From).TotalHours));
    }
}

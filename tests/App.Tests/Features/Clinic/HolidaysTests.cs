using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class HolidaysTests
{
    [Theory, OnBothDatabases]
    public async Task Only_an_admin_keeps_them(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.DrOsei)).GetAsync("/clinic/holidays")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_holiday_moves_what_is_due_and_what_patients_read_and_taking_it_away_moves_it_back(Store store)
    {
        // Monday 2 November, 20:00; Tuesday becomes a holiday.
        await using var clinic = await TestClinic.Open(store, TestClinic.Monday.AddHours(10));
        var (ben, chi) = (await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        var noor = await clinic.SignedIn(clinic.Admin);
        Assert.Contains("opens Tue 3 Nov, 08:00", await Truth(clinic, ben));
        var token = await noor.Token("/clinic/holidays");
        for (var tap = 0; tap < 2; tap++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await noor.PostWith(token, "/clinic/holidays", ("From", "2026-11-03"))).StatusCode);
        }

        Assert.Equal([new DateOnly(2026, 11, 3)], await clinic.Read(db => db.Clinics.Select(c => c.Holidays).SingleAsync()));
        Assert.Contains("opens Wed 4 Nov, 08:00", await Truth(clinic, ben));
        await clinic.Says(ben, ReportKind.FeelWorse);
        Assert.Equal(new DateTimeOffset(2026, 11, 4, 18, 0, 0, TimeSpan.Zero), (await clinic.OpenAlert(ben)).NextStepAt);
        await noor.PostWith(token, "/clinic/holidays?handler=Remove", ("day", "2026-11-03"));
        Assert.Contains("opens Tue 3 Nov, 08:00", await Truth(clinic, ben));
        await clinic.Says(chi, ReportKind.FeelWorse);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 18, 0, 0, TimeSpan.Zero), (await clinic.OpenAlert(chi)).NextStepAt);
        Assert.Equal(2, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "added holidays" || a.Action == "took a holiday away")));
    }

    [Theory, OnBothDatabases]
    public async Task A_holiday_at_the_weekend_changes_nothing_and_the_page_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TestClinic.Monday.AddDays(4).AddHours(10));
        var ben = await clinic.Enrol("Ben");
        var before = await Truth(clinic, ben);
        var noor = await clinic.SignedIn(clinic.Admin);
        await noor.Post("/clinic/holidays", "/clinic/holidays", ("From", "2026-11-07"), ("Until", "2026-11-08"));
        Assert.Equal(before, await Truth(clinic, ben));
        Assert.Contains("Sat 7 Nov 2026 (closed on that day anyway)", await noor.Page("/clinic/holidays"));
    }

    [Theory, OnBothDatabases]
    public async Task A_summers_closing_makes_no_urgent_alert_wait_until_autumn(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, chi) = (await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        var noor = await clinic.SignedIn(clinic.Admin);
        await noor.Post("/clinic/holidays", "/clinic/holidays", ("From", "2026-11-03"), ("Until", "2026-11-06"));
        // On Tuesday at 18:00 the end of next Monday is six days away, and a second before it is more.
        clinic.Time.Advance(TimeSpan.FromHours(32) - TimeSpan.FromSeconds(1));
        await clinic.Says(ben, ReportKind.FeelWorse);
        Assert.Equal(clinic.Now.AddHours(24), (await clinic.OpenAlert(ben)).NextStepAt);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Says(chi, ReportKind.FeelWorse);
        Assert.Equal(new DateTimeOffset(2026, 11, 9, 18, 0, 0, TimeSpan.Zero), (await clinic.OpenAlert(chi)).NextStepAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_is_refused_with_what_would_be_right_and_keeps_what_was_typed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var noor = await clinic.SignedIn(clinic.Admin);
        async Task Refused(string why, string from, string until = "") =>
            Assert.Contains(why, await (await noor.Post("/clinic/holidays", "/clinic/holidays", ("From", from), ("Until", until))).Text());

        await Refused("Please enter the day", "");
        await Refused("like 2026-12-25", "Christmas");
        await Refused("from today on", "2026-11-01");
        await Refused("at most 3 years ahead", "2029-11-03");
        await Refused("lies before the first", "2026-12-25", "2026-12-24");
        await Refused("at most 31 days", "2026-12-01", "2027-01-01");
        var kept = await (await noor.Post("/clinic/holidays", "/clinic/holidays", ("From", "2026-12-25"), ("Until", "2026-12-24"))).Text();
        Assert.Contains("value=\"2026-12-25\"", kept);
        Assert.Empty(await clinic.Read(db => db.Clinics.Select(c => c.Holidays).SingleAsync()));
        await noor.Post("/clinic/holidays", "/clinic/holidays", ("From", "2026-12-01"), ("Until", "2026-12-31"));
        Assert.Equal(31, (await clinic.Read(db => db.Clinics.Select(c => c.Holidays).SingleAsync())).Count);
    }

    private static Task<string> Truth(TestClinic clinic, Patient patient) => clinic.Get<WhoIsAwake>().Say(patient.Key(), TestContext.Current.CancellationToken);
}

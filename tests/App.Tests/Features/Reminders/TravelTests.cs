using Evenkeel.Clinical;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Reminders;

[Trait("Row", "10.9")]
[Trait("Hazard", "clock-and-zone")]
public sealed class TravelTests
{
    [Theory, OnBothDatabases]
    public async Task A_place_that_cannot_be_is_refused_kindly_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        async Task Refused(string why, string zone, string last)
        {
            var page = await ana.Fill("/reminders/travel", "Use the clock there", new() { ["zone"] = zone, ["last"] = last });
            Assert.Contains(why, page.Text);
            Assert.True(last.Length == 0 || page.Html.Contains($"value=\"{last}\"", StringComparison.Ordinal), last);
        }

        await Refused("We do not know the place “Mars/Olympus”. Please choose one from the list.", "Mars/Olympus", "2026-11-20");
        await Refused("Please choose a place.", "", "2026-11-20");
        await Refused("Please choose your last day there.", "Asia/Tokyo", "");
        await Refused("That day is over. Please choose Mon 2 Nov or later.", "Asia/Tokyo", "2026-11-01");
        await Refused("At most 90 days, which is until Sun 31 Jan.", "Asia/Tokyo", "2027-02-01");
        Assert.Equal("", (await clinic.Read(db => db.Patients.SingleAsync())).AwayZone);
    }

    [Theory, OnBothDatabases]
    public async Task Ninety_days_are_allowed_and_an_old_name_of_a_place_is_known(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/reminders/travel", "Use the clock there", new() { ["zone"] = "Asia/Calcutta", ["last"] = "2027-01-31" });
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        Assert.Equal(("Asia/Calcutta", "Asia/Calcutta", "Europe/London"), (patient.AwayZone, patient.ZoneAt(clinic.Now), patient.ZoneAt(patient.AwayUntil!.Value)));
        Assert.Contains("You are in Asia/Calcutta", (await ana.Get("/reminders/travel")).Text);
        await ana.Send(await ana.Form("/reminders/travel", "I am home again"));
        Assert.DoesNotContain("You are in", (await ana.Get("/reminders/travel")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_day_and_the_words_go_by_the_clock_there(Store store)
    {
        // 19:00 on Monday in London is 08:00 on Tuesday in Auckland.
        await using var clinic = await TestClinic.Open(store, TestClinic.Monday.AddHours(9));
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/reminders/travel", "Use the clock there", new() { ["zone"] = "Pacific/Auckland", ["last"] = "2026-11-20" });
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Answers(patient, 3);
        await clinic.Says(patient, ReportKind.FeelWorse);
        var tuesday = new DateOnly(2026, 11, 3);
        Assert.Equal((tuesday, tuesday), (await clinic.Read(db => db.CheckIns.Select(c => c.On).SingleAsync()), await clinic.Read(db => db.Reports.Select(r => r.On).SingleAsync())));
        var home = (await ana.Get("/home")).Text;
        Assert.Contains("You have answered today.", home);
        Assert.Contains("Sent to your care team at 08:00.", home);
    }

    [Theory, OnBothDatabases]
    public async Task A_reminder_that_comes_after_the_journey_is_said_at_the_minute_that_was_chosen(Store store)
    {
        // Tuesday 03:00 in London; still Monday evening, past 20:48, in New York, on the last day there.
        await using var clinic = await TestClinic.Open(store, TestClinic.Monday.AddHours(17));
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/reminders/travel", "Use the clock there", new() { ["zone"] = "America/New_York", ["last"] = "2026-11-02" });
        await ana.Fill("/reminders", "Remind me", new() { ["time"] = "20:48" });
        var page = (await ana.Get("/reminders")).Text;
        Assert.Contains("The next one comes 20:48 by the clock in Europe/London", page, StringComparison.Ordinal);
        Assert.DoesNotContain("15:48", page, StringComparison.Ordinal);
        await clinic.Wait(TimeSpan.FromHours(7));
        Assert.Contains("The next one comes 20:48", (await ana.Get("/reminders")).Text, StringComparison.Ordinal);
    }
}

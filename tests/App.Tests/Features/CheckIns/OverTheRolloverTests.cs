using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.CheckIns;

/// <summary>"Today" and "yesterday" are the days that stood on the page, also when it stood open over 04:00.</summary>
[Trait("Row", "4.5")]
[Trait("Hazard", "clock-and-zone")]
public sealed class OverTheRolloverTests
{
    private static readonly DateTimeOffset BeforeFour = new(2026, 11, 3, 3, 50, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Calm = new()
    {
        ["Form.LowMood"] = "3", ["Form.Anxiety"] = "2", ["Form.Restlessness"] = "4", ["Form.Hope"] = "7",
    };

    [Theory, OnBothDatabases]
    public async Task The_page_names_its_day_and_an_answer_ten_minutes_past_four_is_still_of_that_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store, BeforeFour);
        using var ana = await clinic.Visit("Ana");
        Assert.Contains("Mon 2 Nov", (await ana.Get("/checkins/today")).Text, StringComparison.Ordinal);
        await ana.Fill("/checkins/today", "No", Calm);
        var form = await ana.Form("/checkins/today", "Keep my answers");
        await clinic.Wait(TimeSpan.FromMinutes(20));
        await ana.Send(form, Calm);
        var kept = await Last(clinic);
        Assert.Equal((new DateOnly(2026, 11, 2), clinic.Now, true), (kept.On, kept.AnsweredAt, kept.IsWhole));
        // The new day has no answer yet, and says so.
        Assert.DoesNotContain("You have answered today", (await ana.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Yesterday_is_filed_under_the_day_that_the_page_named(Store store)
    {
        await using var clinic = await TestClinic.Open(store, BeforeFour);
        using var ben = await clinic.Visit("Ben");
        await ben.Fill("/checkins/today", "No", Calm);
        Assert.Contains("How hard was yesterday, Sun 1 Nov?", (await ben.Get("/checkins/today?yesterday=true")).Text, StringComparison.Ordinal);
        var form = await ben.Form("/checkins/today?yesterday=true", "Keep my answers");
        await clinic.Wait(TimeSpan.FromMinutes(20));
        await ben.Send(form, new(Calm) { ["Form.Yesterday"] = "7" });
        var kept = await Last(clinic);
        Assert.Equal((new DateOnly(2026, 11, 1), Answer.Of(7)), (kept.On.AddDays(-1), kept.Yesterday));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_of_two_days_ago_is_refused_kindly_keeps_what_was_typed_and_is_kept_when_pressed_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No", Calm);
        var form = await ana.Form("/checkins/today", "Keep my answers");
        await clinic.Wait(TimeSpan.FromDays(2), TimeSpan.FromHours(12));
        var refused = await ana.Send(form, Calm);
        Assert.Contains("This page was opened on Mon 2 Nov, and it is now Wed 4 Nov. If your answers are true for today too, keep them again.", refused.Text);
        Assert.DoesNotContain(await clinic.Read(db => db.CheckIns.ToListAsync()), c => c.IsWhole);
        await ana.Send(Visitor.FormOn(refused, "Keep my answers", "/checkins/today"), Calm);
        Assert.Equal((new DateOnly(2026, 11, 4), Answer.Of(3)), ((await Last(clinic)).On, (await Last(clinic)).LowMood));
    }

    [Theory]
    [InlineData("2026-11-09")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("yesterday")]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_yes_to_the_safety_question_waits_for_no_day(string on)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ben = await clinic.Visit("Ben");
        var shown = await ben.Fill("/checkins/today", "Strong or frequent", new(Calm) { ["Form.On"] = on });
        Assert.StartsWith("/checkins/screener/", shown.Location);
        Assert.Equal("ideation", Assert.Single(await clinic.Read(db => db.Alerts.ToListAsync())).Sign);
        Assert.Equal(new DateOnly(2026, 11, 2), (await Last(clinic)).On);
    }

    private static Task<Data.CheckIn> Last(TestClinic clinic) =>
        clinic.Read(db => db.CheckIns.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Revision).LastAsync());
}

using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.CheckIns;

/// <summary>The safety question can be answered again at any time of the day, and the day's highest counts (design 5b).</summary>
[Trait("Row", "4.6")]
[Trait("Hazard", "missed-crisis")]
public sealed class ChangedMindTests
{
    private static readonly Dictionary<string, string> Calm = new() { ["Form.LowMood"] = "3" };

    [Theory, OnBothDatabases]
    public async Task A_no_of_this_morning_becomes_a_yes_on_the_second_check_in(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "No");
        await ana.Fill("/checkins/today", "Keep my answers", Calm);
        clinic.Time.Advance(TimeSpan.FromHours(6));
        Assert.Contains("Your answer today: “No”. It has changed Have you had thoughts of ending your life", (await ana.Get("/checkins/today")).Text, StringComparison.Ordinal);
        var shown = await ana.Fill("/checkins/today", "Strong or frequent", new() { ["Form.LowMood"] = "8" });
        Assert.StartsWith("/checkins/screener/", shown.Location, StringComparison.Ordinal);
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "ideation")).Priority);
        Assert.Equal(Answer.Of(8), (await clinic.Read(db => db.CheckIns.SingleAsync(c => c.Safety == SafetyAnswer.StrongOrFrequent))).LowMood);
    }

    [Theory, OnBothDatabases]
    public async Task It_changes_on_the_open_form_too(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var left = (await ana.Fill("/checkins/today", "No")).Location;
        Assert.StartsWith("/checkins/screener/", (await ana.Fill(left, "Passing thoughts")).Location, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_later_no_is_kept_and_takes_nothing_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        await ana.Fill("/checkins/today", "Strong or frequent");
        await ana.Fill("/checkins/today", "Keep my answers", Calm);
        Assert.Contains("Your answer today: “Strong or frequent”.", (await ana.Get("/checkins/today")).Text, StringComparison.Ordinal);
        await ana.Fill("/checkins/today", "No");
        Assert.Contains("Your answer today: “No”.", (await ana.Get("/checkins/today")).Text, StringComparison.Ordinal);
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(patient, "ideation")).Priority);
        Assert.Equal([SafetyAnswer.StrongOrFrequent, SafetyAnswer.No], await clinic.Read(db => db.CheckIns.GroupBy(c => c.Id).Select(g => g.Max(c => c.Safety)).OrderByDescending(s => s).ToListAsync()));
    }
}

using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.CheckIns;

[Trait("Row", "10.12")]
public sealed class MeasureTests
{
    private static Dictionary<string, string> All(int score, int items) => Enumerable.Range(0, items).ToDictionary(i => $"Items[{i}]", _ => score.ToString());

    [Theory, OnBothDatabases]
    public async Task A_finished_phq_9_has_its_total(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var shown = await ana.Fill("/checkins/measure/phq-9", "Not at all", new(All(2, 8)) { ["Items[8]"] = "0" });
        Assert.StartsWith("/home?kept=", shown.Location);
        var kept = await clinic.Read(db => db.InstrumentResponses.SingleAsync());
        Assert.Equal(("phq-9", 16, Answer.Of(0)), (kept.Instrument, kept.Total!.Value, kept.Item9));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.6")]
    [Trait("Hazard", "missed-crisis")]
    public async Task Item_9_acts_alone_and_at_once_on_a_form_left_empty(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        var shown = await ben.Fill("/checkins/measure/phq-9", "Several days", new() { ["Items[8]"] = "1" });
        Assert.StartsWith("/checkins/screener/", shown.Location);
        Assert.Null((await clinic.Read(db => db.InstrumentResponses.SingleAsync())).Total);
        var alert = await clinic.Read(db => db.Alerts.SingleAsync());
        Assert.Equal(("ideation", Priority.Asap), (alert.Sign, alert.Priority));
    }

    [Fact]
    public async Task A_missing_item_gives_no_total_and_the_person_is_told()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var shown = await ana.Fill("/checkins/measure/gad-7", "Send", All(1, 6));
        Assert.Contains("Kept. 1 of 7 are not answered, so there is no total.", shown.Text);
        Assert.Null((await clinic.Read(db => db.InstrumentResponses.SingleAsync())).Total);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_named_and_nothing_is_kept()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var shown = await ana.Fill("/checkins/measure/gad-7", "Send", new(All(1, 7)) { ["Items[3]"] = "7" });
        Assert.Contains("One of the answers could not be read.", shown.Text);
        Assert.Equal(0, await clinic.Read(db => db.InstrumentResponses.CountAsync()));
    }

    [Fact]
    public async Task A_questionnaire_that_is_not_offered_is_not_there()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get("/checkins/measure/mmpi")).Status);
    }
}

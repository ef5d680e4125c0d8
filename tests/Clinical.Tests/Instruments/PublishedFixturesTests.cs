using System.Text.Json;
using Evenkeel.Clinical.Instruments;

namespace Evenkeel.Clinical.Tests.Instruments;

/// <summary>What was published, word for word and figure for figure.</summary>
[Trait("Row", "10.12")]
public sealed class PublishedFixturesTests(ITestOutputHelper output)
{
    public static readonly TheoryData<string> Scales = ["phq-9", "gad-7"];

    [Fact]
    public void Every_published_instrument_is_one_that_we_score() =>
        Assert.Equal(["asq", "gad-7", "phq-9"], PublishedInstrument.Codes());

    [Theory]
    [MemberData(nameof(Scales))]
    public void Every_fixture_of_a_scale_gives_its_total_and_band(string code)
    {
        var ours = Ours(code);
        var fixtures = PublishedInstrument.Read(code).List("fixtures");
        foreach (var fixture in fixtures)
        {
            Answer[] answers = [.. fixture.List("items").Select(i => i.ValueKind == JsonValueKind.Null ? Answer.Skipped : Answer.Of(i.GetInt32()))];
            int? total = fixture.GetProperty("total").ValueKind == JsonValueKind.Null ? null : fixture.Number("total");
            Assert.Equal(total, ours.Total(answers));
            Assert.Equal(fixture.Text("band"), total is { } t ? ours.BandOf(t).Label : null);
            if (code == "phq-9")
            {
                Assert.Equal(fixture.TryGetProperty("item9", out var item9) && item9.GetBoolean(), Phq9.OpensScreener(answers));
            }
        }

        Assert.NotEmpty(fixtures);
        output.WriteLine($"{fixtures.Count} fixtures of {code}");
    }

    [Fact]
    [Trait("Row", "4.6")]
    public void Every_fixture_of_the_screener_gives_its_outcome()
    {
        var fixtures = PublishedInstrument.Read("asq").List("fixtures");
        foreach (var fixture in fixtures)
        {
            ScreenerAnswer[] answers = [.. fixture.List("answers").Select(a => a.GetString() switch
            {
                null => ScreenerAnswer.NotAsked,
                "Yes" => ScreenerAnswer.Yes,
                "No" => ScreenerAnswer.No,
                "Prefer not to say" => ScreenerAnswer.Declined,
                var other => throw new InvalidDataException(other),
            })];
            Assert.Equal(fixture.Text("outcome"), Named(Asq.Outcome(answers)));
        }

        Assert.NotEmpty(fixtures);
        output.WriteLine($"{fixtures.Count} fixtures of asq");
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void The_shipped_scale_is_the_published_one_word_for_word(string code)
    {
        var ours = Ours(code);
        var published = PublishedInstrument.Read(code);
        var total = published.GetProperty("total");
        var change = published.GetProperty("change");
        Assert.Equal(
            (published.Text("id"), published.Text("title"), published.Text("loinc"), published.Text("stem"), published.Text("notice"), total.Text("loinc")),
            (ours.Code, ours.Title, ours.Loinc, ours.Stem, ours.Notice, ours.TotalLoinc));
        Assert.Equal(
            (published.Number("recallDays"), published.Number("minimumIntervalDays"), change.Number("reliable")),
            (ours.RecallDays, ours.MinimumIntervalDays, ours.ReliableChange));
        Assert.Equal(published.List("items").Select(i => new Item(i.Number("number"), i.Text("loinc")!, i.Text("text")!)), ours.Items);
        Assert.Equal(published.List("options").Select(o => new Option(o.Text("loinc")!, o.Text("text")!, o.Number("score"))), ours.Options);
        Assert.Equal(published.List("bands").Select(b => new SeverityBand(b.Text("label")!, b.Number("low"), b.Number("high"))), ours.Bands);
        Assert.Equal(total.List("range").Select(r => r.GetInt32()), [ours.Bands[0].Low, ours.Bands[^1].High]);
    }

    [Fact]
    public void What_only_the_phq9_has_is_the_published_one_word_for_word()
    {
        var published = PublishedInstrument.Read("phq-9");
        var difficulty = published.GetProperty("difficulty");
        var alone = Assert.Single(published.List("actsAlone"));
        Assert.Equal((difficulty.Text("loinc"), difficulty.Text("text")), (Phq9.Difficulty.Loinc, Phq9.Difficulty.Text));
        Assert.Equal(difficulty.List("options").Select(o => o.GetString()!), Phq9.DifficultyOptions);
        Assert.Equal((9, Phq9.Item9ActsFrom), (alone.Number("item"), alone.Number("atLeast")));
        Assert.Equal(Phq9.WatchChange, published.GetProperty("change").Number("watch"));
    }

    [Fact]
    public void The_shipped_screener_is_the_published_one_word_for_word()
    {
        var published = PublishedInstrument.Read("asq");
        Assert.Equal((published.Text("id"), published.Text("title"), published.Text("notice")), (Asq.Code, Asq.Title, Asq.Notice));
        Assert.Equal(published.List("answers").Select(a => a.GetString()!), Asq.Options);
        Assert.Equal(
            published.List("items").Select(i => (i.Number("number"), i.Text("text")!, string.Join(" ", i.TryGetProperty("ifYes", out var then) ? then.EnumerateArray().Select(x => x.GetString()) : []))),
            Asq.Questions.Select(q => (q.Number, q.Text, string.Join(" ", q.IfYes))));
    }

    private static Instrument Ours(string code) => code switch
    {
        "phq-9" => Phq9.Definition,
        "gad-7" => Gad7.Definition,
        _ => throw new InvalidDataException(code),
    };

    private static string Named(Screening outcome) => outcome switch
    {
        Screening.AcutePositive => "acute positive",
        Screening.NonAcutePositive => "non-acute positive",
        Screening.NotAnswered => "not answered",
        Screening.Negative => "negative",
        _ => outcome.ToString(),
    };
}

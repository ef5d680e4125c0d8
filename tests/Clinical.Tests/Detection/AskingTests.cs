using Evenkeel.Bench.Detection;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Rules;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>What "how was yesterday?" and an impression of change can bring in the bench: what that person would have said, blurred, and no more.</summary>
[Trait("Row", "10.21")]
public class AskingTests
{
    private const int People = 120, Days = 60;

    private static readonly Lazy<Case[]> Worse = new(() => CohortCases.Worse(new(), Splits.Tuning, People, 2));

    public static TheoryData<string> Policies => [.. Asking.All.Select(a => a.Name)];

    [Theory, MemberData(nameof(Policies))]
    public void No_way_of_asking_looks_ahead(string policy)
    {
        var asking = Asking.All.Single(a => a.Name == policy);
        Assert.All(Worse.Value.Take(20), c => Assert.Equal(Engine.Asked(c.First(Days), asking).Evidence, Engine.Asked(c, asking).Evidence[..Days]));
    }

    [Fact]
    public void Who_is_asked_nothing_more_has_the_evidence_of_the_diary() => Assert.All(Worse.Value.Take(20), c =>
    {
        var (evidence, asks) = Engine.Asked(c, Asking.None);
        Assert.Equal(Engine.Evidence(c.Diary), evidence);
        Assert.Equal(0, asks);
    });

    [Fact]
    public void Yesterday_is_recalled_only_if_it_was_missed_and_near_to_what_would_have_been_said()
    {
        var (p, apart) = (new CohortParameters(), new List<double>());
        foreach (var (c, i) in Worse.Value.Take(30).Select((c, i) => (c, i)))
        {
            var patient = VirtualCohort.Patient(p.Enriched(2), Splits.Tuning.First + ((ulong)i / (People / 30)), i % (People / 30));
            Assert.All(Enumerable.Range(1, c.Diary.Length - 1), d => Assert.True(c.Diary.Values[d - 1] is null || c.IfAsked!.Recalled[d] is null));
            apart.AddRange(Enumerable.Range(1, c.Diary.Length - 1).Where(d => c.IfAsked!.Recalled[d] is not null && c.Diary.Values[d] is not null)
                .Select(d => (c.IfAsked!.Recalled[d]!.Value - (.7 * patient.Days[d - 1].Unsaid!.DistressTimesThree / 3.0) - (.3 * c.Diary.Values[d]!.Value)) / c.Sd));
        }

        Assert.InRange(apart.Average(), -.05, .05);
        Assert.InRange(Math.Sqrt(apart.Average(a => a * a)), .25, .33);
    }

    [Fact]
    public void Asking_about_yesterday_changes_evidence_only_from_an_answer_after_a_missed_day()
    {
        var changed = 0;
        foreach (var c in Worse.Value)
        {
            var (evidence, asks) = Engine.Asked(c, Asking.YesterdayAlways);
            var usual = Engine.Evidence(c.Diary);
            var first = Enumerable.Range(0, usual.Length).FirstOrDefault(d => !evidence[d].Equals(usual[d]), -1);
            Assert.True(first < 0 || (c.Diary.Values[first] is not null && c.Diary.Values[first - 1] is null && c.IfAsked!.Recalled[first] is not null));
            Assert.InRange(asks, 0, c.Diary.Values.Count(v => v is null));
            changed += first < 0 ? 0 : 1;
        }

        Assert.InRange(changed, People / 2, People);
        Assert.True(Worse.Value.Sum(c => Engine.Asked(c, Asking.YesterdayWhenSuspicious).Asks) is > 0 and var few && few * 3 < Worse.Value.Sum(c => Engine.Asked(c, Asking.YesterdayAlways).Asks));
    }

    [Fact]
    public void An_impression_adds_to_the_evidence_and_takes_nothing_away()
    {
        var added = 0;
        foreach (var c in Worse.Value)
        {
            var (evidence, asks) = Engine.Asked(c, Asking.ImpressionOfChange);
            var more = evidence.Zip(Engine.Evidence(c.Diary), (with, without) => with.Equals(without) ? 0 : with - without).Where(m => m != 0).ToArray();
            Assert.All(more, m => Assert.Equal(1.36, m, 9));
            Assert.True(more.Length <= asks);
            added += more.Length;
        }

        Assert.True(added > 0);
        Assert.All(Worse.Value.Take(20), c => Assert.Equal(Engine.Evidence(c.Diary), Engine.Asked(c with { IfAsked = c.IfAsked! with { SaysWorse = new bool[c.Diary.Length] } }, Asking.ImpressionOfChange).Evidence));
    }

    [Theory]
    [InlineData("0:6 6:6", false)]
    [InlineData("0:6 7:6", true)]
    [InlineData("0:4.9 7:5", false)]
    [InlineData("0:5 1:3 2:3 3:4 7:3", true)]
    [InlineData("0:5 1:3 2:3 3:3 7:5", false)]
    [InlineData("0:6 7:6 13:6", false)]
    [InlineData("0:6 7:6 14:6", true)]
    public void A_week_of_a_dip_is_asked_about_once_it_is_over(string answers, bool asksAtTheLast)
    {
        var dip = new StandingDip([.. Enumerable.Repeat(new Level(3, 1, 0), 20)]);
        Assert.Equal(asksAtTheLast, answers.Split(' ').Select(a => a.Split(':')).Select(a => dip.IsWeekOver(int.Parse(a[0]), double.Parse(a[1], System.Globalization.CultureInfo.InvariantCulture))).ToArray()[^1]);
    }
}

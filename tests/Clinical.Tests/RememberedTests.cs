using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests;

/// <summary>"How hard was yesterday?": asked when it would tell something, read by the person's own band and by no rule (decision 27).</summary>
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
[Trait("Hazard", "false-calm")]
public class RememberedTests
{
    /// <summary>The last answer on day 1.</summary>
    private static readonly Person Ben = Person.Ana.AnswersDaily(-7, -1, 3).Answers("d1 09:00", 4.9m);

    [Theory]
    [InlineData("d2 10:00", false)]
    [InlineData("d3 03:59", false)]
    [InlineData("d3 04:00", true)]
    [InlineData("d9 10:00", true)]
    [InlineData("d10 10:00", false)]
    public void After_a_day_without_an_answer_it_is_asked_until_the_suspicion_has_run_out(string when, bool asked) =>
        Assert.Equal(asked, Remembered.IsDue(Ben.BandFinds(-3).AsOf(when)));

    [Fact]
    public void Without_a_suspicion_nobody_is_asked_to_remember() =>
        Assert.Equal((false, false), (Remembered.IsDue(Ben.BandFinds(-5).AsOf("d3 10:00")), Remembered.IsDue(Ben.AsOf("d3 10:00"))));

    [Theory]
    [InlineData(AnswerState.Answered)]
    [InlineData(AnswerState.Skipped)]
    public void It_is_asked_once_a_day(AnswerState state) =>
        Assert.False(Remembered.IsDue(Ben.BandFinds(-3).Answers("d3 09:00", c => c with { Yesterday = new(state, 4) }).AsOf("d3 10:00")));

    [Fact]
    public void It_fills_the_day_before_for_the_band_and_what_was_answered_that_day_comes_first()
    {
        var t = Ben.Answers("d3 09:00", c => c with { Yesterday = Answer.Of(7) }).Answers("d4 09:00", 3).Answers("d5 09:00", c => c with { Yesterday = Answer.Of(9) }).AsOf("d5 10:00");
        Assert.Equal([(1, 4.9m), (2, 7m), (4, 3m)], t.DaysForBand.Where(d => d.On >= When.On(When.At("d1 09:00"))).Select(d => (d.On.DayNumber - When.On(When.At("d0 09:00")).DayNumber, d.Distress)));
        Assert.Equal([4.9m, 3m], t.Days.Where(d => d.On >= When.On(When.At("d1 09:00"))).Select(d => d.Distress));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void No_rule_looks_at_it(int remembered)
    {
        var dips = Person.Ben.Answers("d1 20:00", 6);
        var (without, with) = (dips.Answers("d3 09:00", c => c), dips.Answers("d3 09:00", c => c with { Yesterday = Answer.Of(remembered) }));
        Assert.Equal(Found(without), Found(with));
        Assert.Contains("prolonged-dip Urgent", Found(without));
    }

    private static string[] Found(Person person) => [.. Catalogue.Current.Assess(person.AsOf("d3 20:30")).Findings.Select(f => $"{f.Sign} {f.Finding.Told()}")];
}

using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

[Trait("Row", "10.21")]
public class SubmittedAnswersTests
{
    [Fact]
    public void Every_answer_is_on_its_scale() =>
        Assert.All(Sets.Table.Answers().Concat(Sets.Worseners.Answers()), a =>
        {
            Assert.True(a is { LowMood: >= 0 and <= 10, Anxiety: >= 0 and <= 10, Restlessness: >= 0 and <= 10 });
            Assert.True(a is { Hope: >= 0 and <= 10, Energy: >= 0 and <= 10, SleepHours: >= 0 and <= 24 });
            Assert.InRange(a.Safety, SafetyAnswer.No, SafetyAnswer.StrongOrFrequent);
        });

    [Fact]
    public void Distress_comes_in_thirds_and_uses_them_all() =>
        Assert.Equal(Enumerable.Range(0, 31), Sets.Worseners.Answers().Select(a => a.DistressTimesThree).Distinct().Order());

    [Fact]
    public void The_three_items_differ_within_a_day_and_follow_distress()
    {
        var middle = Sets.Table.Answers().Where(a => a.DistressTimesThree is > 6 and < 24).ToArray();
        Assert.InRange(middle.Share(a => a.LowMood == a.Anxiety && a.Anxiety == a.Restlessness), .01, .5);
        Assert.All(middle, a => Assert.InRange(a.LowMood - (a.DistressTimesThree / 3.0), -6, 6));
    }

    [Fact]
    public void Worse_days_have_less_hope_less_energy_and_less_sleep()
    {
        var calm = Sets.Table.Answers().Where(a => a.DistressTimesThree <= 9).ToArray();
        var bad = Sets.Table.Answers().Where(a => a.DistressTimesThree >= 21).ToArray();
        Assert.InRange(calm.Average(a => a.Hope) - bad.Average(a => a.Hope), 2, 5);
        Assert.InRange(calm.Average(a => a.Energy) - bad.Average(a => a.Energy), 2, 5);
        Assert.InRange(calm.Average(a => a.SleepHours) - bad.Average(a => a.SleepHours), .5, 3);
        Assert.InRange(Sets.Table.Answers().Share(a => a.Hope <= 1), 0, .01);
    }

    [Fact]
    public void The_PHQ_9_is_weekly_on_its_scale_and_moves_with_the_level()
    {
        Assert.All(Sets.Table.SelectMany(p => p.Days), d => Assert.Equal(d.Day % 7 != 0, d.Phq9 == Answer.NotAsked));
        Assert.All(Totals(_ => true), total => Assert.True(total is >= 0 and <= 27 && total == decimal.Truncate(total)));
        var first = Totals(day => day == 0).Select(total => (double)total).ToArray();
        Assert.InRange(first.Average(), 17, 19);
        Assert.InRange(first.Sd(), 4.2, 5.2);
        Assert.InRange((double)Totals(day => day == 35).Average(), 11, 14);
    }

    [Fact]
    public void Thoughts_of_ending_their_life_are_rare_and_come_whatever_the_mood()
    {
        Assert.InRange(Sets.Table.Share(p => p.Truth.Events.Any(e => e.Kind == EventKind.Ideation)), .04, .08);
        var onBetterDays = Sets.Table.Answers().Where(a => a.DistressTimesThree <= 12).Share(Positive);
        var onWorseDays = Sets.Table.Answers().Where(a => a.DistressTimesThree > 12).Share(Positive);
        Assert.InRange(onBetterDays, .001, .006);
        Assert.InRange(onWorseDays, .001, .006);
    }

    [Fact]
    public void A_positive_safety_answer_falls_into_a_true_episode() =>
        Assert.All(Sets.Table, p => Assert.All(
            p.Days.Where(d => d.Answers is { } a && Positive(a)),
            d => Assert.Contains(p.Truth.Events, e => e.Kind == EventKind.Ideation && e.OnsetDay <= d.Day && d.Day <= e.EndDay)));

    private static bool Positive(DiaryAnswers a) => a.Safety is SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent;

    private static IEnumerable<decimal> Totals(Func<int, bool> on) =>
        Sets.Table.SelectMany(p => p.Days).Where(d => on(d.Day) && d.Phq9.IsAnswered).Select(d => d.Phq9.Value);
}

using Evenkeel.Bench.Detection;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Clinical.Band;
using Half = Evenkeel.Bench.Detection.Half;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>The limits that the program ships with keep to their budget on the people whom they were fitted on, and say what they miss.</summary>
[Trait("Row", "10.21")]
public class AlertBudgetTests
{
    private const double Rounding = 1e-9;

    private static readonly Lazy<Scored> Real = new(() => Scored.By(
        Methods.Engines[0], CarrierCases.Calm(DiarySet.AllCarriers.SelectMany(Carriers.Of).Where(c => c is { Half: Half.Calibration, Shifts: false })), 0));

    [Fact]
    public void A_larger_budget_asks_for_less_evidence_and_finds_more()
    {
        double[] budgets = [.05, .06, .08, .1, .15, .2, .3, .4, .5];
        foreach (var items in new[] { 1, 2, 3, 4 })
        {
            Assert.All(budgets.Zip(budgets.Skip(1)), b =>
            {
                Assert.True(AlertBudget.LimitFor(b.First, items) > AlertBudget.LimitFor(b.Second, items));
                Assert.True(AlertBudget.ExpectedFound(b.First, items) < AlertBudget.ExpectedFound(b.Second, items));
            });
        }

        Assert.All(budgets.Zip(budgets.Skip(1)), b =>
        {
            Assert.True(AlertBudget.AwayLimitFor(b.First) > AlertBudget.AwayLimitFor(b.Second));
            Assert.True(AlertBudget.ExpectedFoundAway(b.First) < AlertBudget.ExpectedFoundAway(b.Second));
        });
        Assert.All(budgets, b => Assert.InRange(AlertBudget.ExpectedFound(b), 0, 1));
        Assert.Equal(AlertBudget.LimitFor(.2, 3), AlertBudget.LimitFor(.2, 9));
        Assert.Equal((AlertBudget.LimitFor(.2, 1) + AlertBudget.LimitFor(.2, 3)) / 2, AlertBudget.LimitFor(.2, 2), Rounding);
    }

    [Fact]
    public void What_a_limit_finds_is_what_its_budget_finds_and_beyond_the_shipped_limits_it_stays()
    {
        double[] budgets = [.05, .06, .1, .15, .2, .3, .5];
        Assert.All(budgets, b => Assert.Equal(AlertBudget.ExpectedFound(b), AlertBudget.ExpectedFoundAt(AlertBudget.LimitFor(b)), Rounding));
        var (highest, lowest) = (AlertBudget.LimitFor(AlertBudget.Least), AlertBudget.LimitFor(AlertBudget.Most));
        Assert.Equal(AlertBudget.ExpectedFound(AlertBudget.Least), AlertBudget.ExpectedFoundAt(highest + 5), Rounding);
        Assert.Equal(AlertBudget.ExpectedFound(AlertBudget.Most), AlertBudget.ExpectedFoundAt(lowest - 5), Rounding);
        Assert.True(AlertBudget.ExpectedFoundAt(highest - .01) > AlertBudget.ExpectedFoundAt(highest));
        Assert.True(AlertBudget.ExpectedFoundAt(lowest + .01) < AlertBudget.ExpectedFoundAt(lowest));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.ExpectedFoundAt(double.NaN));
    }

    [Theory]
    [InlineData(.0499, 3)]
    [InlineData(.5001, 3)]
    [InlineData(double.NaN, 3)]
    [InlineData(.1, 0)]
    public void What_cannot_be_chosen_is_refused(double budget, int items)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.LimitFor(budget, items));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.ExpectedFound(budget, items));
        if (items == 3)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.AwayLimitFor(budget));
            Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.ExpectedFoundAway(budget));
        }
    }

    /// <summary>A change of the band moves these: then `bin/bench detection limits` gives the new lines.</summary>
    [Theory]
    [InlineData(.05)]
    [InlineData(.1)]
    [InlineData(.2)]
    [InlineData(.5)]
    public void On_the_calibration_half_of_real_diaries_two_thirds_of_the_budget_are_spent(double budget)
    {
        Assert.SkipWhen(Real.Value.Cases.Count == 0, "../shared/data is absent");
        var falseAlerts = Real.Value.FalseAlerts(AlertBudget.LimitFor(budget));
        // A little more than its two thirds is possible: with quiet days after an alert a higher limit can let a later one through.
        Assert.InRange(falseAlerts, .4 * budget, .75 * budget);
    }

    [Fact]
    public void On_virtual_people_who_miss_nothing_the_usual_budget_is_about_kept()
    {
        var usual = new Evenkeel.Cohort.CohortParameters();
        var calm = CohortCases.Calm(usual with { Missing = usual.Missing with { Shares = [0] } }, Splits.Calibration, 600);
        Assert.InRange(Scored.By(Methods.Engines[0], calm, 0).FalseAlerts(AlertBudget.LimitFor(AlertBudget.Usual)), .03, .12);
    }

    [Fact]
    public void Away_from_sessions_half_the_budget_is_kept_on_virtual_people_who_miss_nothing()
    {
        var usual = new Evenkeel.Cohort.CohortParameters();
        var calm = CohortCases.Calm(usual with { Missing = usual.Missing with { Shares = [0] } }, Splits.Calibration, 600);
        Assert.InRange(Scored.By(Methods.Away, calm, 0).FalseAlerts(AlertBudget.AwayLimitFor(AlertBudget.Usual)), .02, .1);
    }

    /// <summary>The whole fit, a minute: each line of the table comes out again.</summary>
    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_fit_gives_the_limits_and_the_shares_found_that_are_shipped(int items)
    {
        Assert.SkipWhen(DiarySet.Jang.People().Count == 0, "../shared/data is absent");
        Assert.All(Limits.Fit(Methods.Engines[0], items), fitted =>
        {
            Assert.Equal(fitted.Evidence, AlertBudget.LimitFor(fitted.Budget, items), Rounding);
            Assert.Equal(fitted.Found, AlertBudget.ExpectedFound(fitted.Budget, items), Rounding);
        });
    }

    [Fact(Explicit = true)]
    public void The_fit_away_from_sessions_gives_what_is_shipped()
    {
        Assert.SkipWhen(DiarySet.Jang.People().Count == 0, "../shared/data is absent");
        Assert.All(Limits.FitAway(), fitted => Assert.Equal(
            (fitted.Evidence, fitted.Found), (AlertBudget.AwayLimitFor(fitted.Budget), AlertBudget.ExpectedFoundAway(fitted.Budget))));
    }
}

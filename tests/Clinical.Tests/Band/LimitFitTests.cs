using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Tests.Band;

[Trait("Row", "5.17")]
[Trait("Hazard", "alarm-fatigue")]
public sealed class LimitFitTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public void Twenty_patient_months_are_enough_to_fit_a_limit(int days, bool fits) =>
        Assert.Equal(fits, LimitFit.Of([Person(Enumerable.Repeat(-5.0, days))], .1) is not null);

    [Fact]
    public void The_lowest_limit_that_keeps_to_the_budget_is_taken_and_the_next_lower_one_does_not_keep_to_it()
    {
        // Ten people, 90 days each: number i has one day with evidence -i.
        var people = Enumerable.Range(1, 10).Select(i => Person(Enumerable.Repeat(-20.0, 89).Append(-i))).ToArray();
        var fit = LimitFit.Of(people, .1)!;
        Assert.Equal((-3.95, 30, .1), (fit.Limit, fit.PatientMonths, Math.Round(fit.AlertsPerMonth, 3)));
    }

    [Fact]
    public void After_an_alert_seven_days_are_quiet()
    {
        // High for eight days: the first and the eighth count.
        var people = Enumerable.Range(0, 20).Select(_ => Person(Enumerable.Repeat(-20.0, 22).Concat(Enumerable.Repeat(9.0, 8)))).ToArray();
        Assert.Equal(2, LimitFit.Of(people, .5)!.AlertsPerMonth);
    }

    private static BandReading[] Person(IEnumerable<double> evidence) => [.. evidence.Select((e, i) => new BandReading(First.AddDays(i), new BandDay { Evidence = e }, 0))];
}

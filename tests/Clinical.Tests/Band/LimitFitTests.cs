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
        var fit = LimitFit.Of(Ten, .1)!;
        Assert.Equal((-3.95, 30, .1), (fit.Limit, fit.PatientMonths, Math.Round(fit.AlertsPerMonth, 3)));
    }

    [Fact]
    public void After_an_alert_seven_days_are_quiet()
    {
        // High for eight days: the first and the eighth count.
        var people = Enumerable.Range(0, 20).Select(_ => Person(Enumerable.Repeat(-20.0, 22).Concat(Enumerable.Repeat(9.0, 8)))).ToArray();
        Assert.Equal(2, LimitFit.Of(people, .5)!.AlertsPerMonth);
    }

    [Fact]
    public void Away_from_sessions_half_the_budget_is_spent_on_evidence_of_its_own()
    {
        BandReading[][] away = [.. Ten.Select(p => p.Select(r => r with { Day = r.Day with { EvidenceAway = r.Day.Evidence, Evidence = 9 } }).ToArray())];
        Assert.Equal((LimitFit.Of(Ten, .05)!.Limit, .033), (LimitFit.OfAway(away, .1)!.Limit, Math.Round(LimitFit.OfAway(away, .1)!.AlertsPerMonth, 3)));
    }

    /// <summary>Ten people, 90 days each, number i with one day of evidence -i: at .1 a month they ask for -3.95.</summary>
    [Theory]
    [InlineData(-3.65, false)]
    [InlineData(-3.64, true)]
    [InlineData(-4.25, false)]
    [InlineData(-4.26, true)]
    public void A_limit_further_than_three_tenths_from_what_the_days_now_ask_for_is_to_be_signed_again(double held, bool asks)
    {
        var review = LimitReview.Of(Ten, .1, held, TimeSpan.FromDays(1));
        Assert.Equal((asks, false, -3.95), (review.AsksToSignAgain, review.IsOld, review.Asked!.Limit));
    }

    [Theory]
    [InlineData(-3.95, .1)]
    [InlineData(-4.26, .133)]
    [InlineData(-5, .167)]
    public void What_a_limit_would_come_to_counts_the_evidence_at_it(double limit, double alerts) => Assert.Equal(alerts, Math.Round(LimitFit.At(Ten, limit)!.AlertsPerMonth, 3));

    [Fact]
    public void A_limit_fitted_more_than_ninety_days_ago_is_old_and_one_never_fitted_is_not()
    {
        var days = TimeSpan.FromDays(90);
        Assert.Equal(
            (false, true, false),
            (LimitReview.Of(Ten, .1, -3.95, days).AsksToSignAgain, LimitReview.Of(Ten, .1, -3.95, days + TimeSpan.FromTicks(1)).AsksToSignAgain, LimitReview.Of(Ten, .1, -3.95, null).AsksToSignAgain));
    }

    [Fact]
    public void With_too_little_history_nothing_is_said_of_a_limit_but_its_age()
    {
        var few = new[] { Person(Enumerable.Repeat(9.0, 599)) };
        Assert.Equal(new LimitReview(null, null, false), LimitReview.Of(few, .1, -3.95, TimeSpan.FromDays(1)));
        Assert.Equal(new LimitReview(null, null, true), LimitReview.Of(few, .1, -3.95, TimeSpan.FromDays(91)));
    }

    private static BandReading[][] Ten { get; } = [.. Enumerable.Range(1, 10).Select(i => Person(Enumerable.Repeat(-20.0, 89).Append(-i)))];

    private static BandReading[] Person(IEnumerable<double> evidence) => [.. evidence.Select((e, i) => new BandReading(First.AddDays(i), new BandDay { Evidence = e }, 0))];
}

using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Tests.Band;

/// <summary>What makes tomorrow's answer worth asking for, and what is past a clinic's limit.</summary>
public sealed class BandReadingTests
{
    [Theory]
    [InlineData(-4.9, 1, true)]
    [InlineData(-5, 1, false)]
    [InlineData(-4.9, .99, false)]
    public void An_answer_is_suspicious_when_the_odds_are_high_and_the_answers_made_them_so(double evidence, double gained, bool suspicious) =>
        Assert.Equal(suspicious, new BandReading(default, new BandDay { Evidence = evidence, Gained = gained }, -2).IsSuspicious);

    [Theory]
    [InlineData(-2, true)]
    [InlineData(-2.01, false)]
    public void The_limit_itself_is_past_the_limit(double evidence, bool past) =>
        Assert.Equal(past, new BandReading(default, new BandDay { Evidence = evidence }, -2).IsPastLimit);
}

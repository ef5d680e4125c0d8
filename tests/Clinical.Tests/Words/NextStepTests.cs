using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

[Trait("Row", "4.9")]
public sealed class NextStepTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 10, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Priority.Stat, false, "At 10:05 we ask again. We go on until somebody answers.")]
    [InlineData(Priority.Asap, false, "At 10:05 we ask again. We go on until somebody answers.")]
    [InlineData(Priority.Urgent, false, "A person should look at it by 10:05. If nobody has, we ask more people then.")]
    [InlineData(Priority.Urgent, true, "If you have not heard from us by 10:05, we ask again.")]
    [InlineData(Priority.Stat, true, "If you have not heard from us by 10:05, we ask again.")]
    public void It_says_when_somebody_looks_again_and_what_happens_if_nobody_does(Priority priority, bool isTaken, string words)
    {
        Assert.Equal(words, NextStep.Say(priority, isTaken, At, at => $"{at:HH:mm}"));
        PatientText.Holds(words);
    }

    [Fact]
    public void Without_a_time_nothing_is_promised() => Assert.Equal("", NextStep.Say(Priority.Stat, false, null, at => $"{at:HH:mm}"));
}

using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "3.4")]
[Trait("Hazard", "worsening-unseen")]
public class ExperienceLevelTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(10, true)]
    public void A_clinician_is_told_from_seven_on(int intensity, bool tells) => Assert.Equal(tells, ExperienceLevel.Tells(Answer.Of(intensity)));

    [Fact]
    public void What_was_not_said_counts_as_at_the_level() =>
        Assert.All([Answer.Skipped, Answer.Declined, Answer.NotAsked], a => Assert.True(ExperienceLevel.Tells(a)));
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

[Trait("Row", "1.7")]
[Trait("Hazard", "consent-not-informed")]
public sealed class ShippedConsentTests
{
    [Theory]
    [InlineData("off-label")]
    [InlineData("About half")]
    [InlineData("Not everyone")]
    [InlineData("1 to 8 of 100")]
    [InlineData("sleepy")]
    [InlineData("cut off")]
    [InlineData("breath")]
    [InlineData("misused")]
    [InlineData("ending your life")]
    [InlineData("blood pressure")]
    [InlineData("bladder")]
    [InlineData("Do not drive, cycle or use machines until the next day, after a restful sleep")]
    [InlineData("You can stop at any time")]
    [InlineData("I need help now")]
    [InlineData("not an emergency service")]
    public void What_must_be_said_is_said(string words) => Assert.Contains(words, ShippedConsent.Words, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_claims_nothing_that_is_blocked_judges_nobody_and_reads_at_grade_8_or_below()
    {
        Assert.Empty(BlockedClaims.In(ShippedConsent.Words));
        Assert.Empty(Tone.In(ShippedConsent.Words));
        Assert.InRange(Readability.Grade(ShippedConsent.Words.Replace("\n- ", ". ", StringComparison.Ordinal)), 0, Readability.HighestGrade);
    }

    [Fact]
    [Trait("Row", "1.6")]
    public void The_questions_about_contraindications_read_at_grade_8_and_judge_nobody()
    {
        var all = string.Join(' ', Contraindications.All.Select(c => c.Question));
        Assert.Empty(BlockedClaims.In(all));
        Assert.Empty(Tone.In(all));
        Assert.InRange(Readability.Grade(all), 0, Readability.HighestGrade);
    }
}

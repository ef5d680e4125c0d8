namespace Evenkeel.Clinical.Tests.Words;

/// <summary>The measure measures: known words, easy and hard texts.</summary>
public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("you", 1), InlineData("come", 1), InlineData("seen", 1), InlineData("people", 2), InlineData("ended", 2), InlineData("looked", 1), InlineData("emergency", 4), InlineData("08:00", 1)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) => Assert.Equal(syllables, Readability.Syllables(word));

    [Fact]
    public void An_easy_text_lies_below_grade_8_and_a_hard_one_above()
    {
        Assert.InRange(Readability.Grade("The cat sat on the mat. It was warm."), -4, 2);
        Assert.InRange(Readability.Grade("Pharmacological interventions necessitate comprehensive psychiatric evaluation preceding administration."), 20, 60);
    }
}

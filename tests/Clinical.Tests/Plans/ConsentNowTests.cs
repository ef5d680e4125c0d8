using Evenkeel.Clinical.Plans;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "1.7")]
[Trait("Hazard", "consent-not-informed")]
public sealed class ConsentNowTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly AgreedWords First = new(1, "en", "a");
    private static readonly AgreedWords Second = new(2, "en", "b");

    [Fact]
    public void Nothing_signed_is_not_signed() => Assert.Equal(ConsentState.NeverSigned, ConsentNow.Of([First], []).State);

    [Fact]
    public void The_version_in_force_signed_is_signed() => Assert.True(ConsentNow.Of([First], [Signed(First)]).IsSigned);

    [Fact]
    public void A_new_version_asks_again_and_keeps_the_old_signature()
    {
        var now = ConsentNow.Of([First, Second], [Signed(First)]);
        Assert.Equal((ConsentState.NewVersion, 1), (now.State, now.Signature!.Version));
        Assert.True(ConsentNow.Of([First, Second], [Signed(First), Signed(Second)]).IsSigned);
    }

    [Theory]
    [InlineData(1, "en", "b")] // the words of another version
    [InlineData(1, "en", "")]
    [InlineData(2, "en", "a")] // a version that was never published
    [InlineData(1, "de", "a")]
    public void A_signature_counts_only_under_exactly_the_words_that_are_in_force(int version, string language, string hash) =>
        Assert.False(ConsentNow.Of([First], [new(version, language, hash, Monday)]).IsSigned);

    [Fact]
    public void Each_language_has_its_own_version_in_force()
    {
        var german = new AgreedWords(1, "de", "d");
        Assert.True(ConsentNow.Of([First, Second, german], [Signed(german)]).IsSigned);
        Assert.False(ConsentNow.Of([First, Second, german], [Signed(First)]).IsSigned);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_version_published_on_the_day_of_a_session_asks_from_the_next_one_on(int ticksAfterTheDayBegan, bool counts)
    {
        var second = Second with { PublishedAt = Monday.AddTicks(ticksAfterTheDayBegan) };
        Assert.Equal(counts, ConsentNow.Of([First, second], [Signed(First)], before: Monday).IsSigned);
        // Who has signed the new words already has signed.
        Assert.True(ConsentNow.Of([First, second], [Signed(second)], before: Monday).IsSigned);
        Assert.False(ConsentNow.Of([First, second], [Signed(First)]).IsSigned);
    }

    [Fact]
    public void Without_a_text_nothing_can_have_been_agreed_to() => Assert.False(ConsentNow.Of([], [Signed(First)]).IsSigned);

    private static SignedWords Signed(AgreedWords words) => new(words.Version, words.Language, words.Hash, Monday.AddDays(words.Version));
}

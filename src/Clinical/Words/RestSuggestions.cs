namespace Evenkeel.Clinical.Words;

/// <summary>Plain things that people choose for resting after a session (mission 3.15). Offers, without a claim that any of them changes an outcome.</summary>
public static class RestSuggestions
{
    public static readonly IReadOnlyList<string> All =
    [
        "Go to bed early, without an alarm",
        "Eat something simple, and drink water",
        "A short walk, with somebody",
        "An evening without news and screens",
        "Music that I like",
        "Write down a few words",
        "A quiet hour by myself",
        "A talk with somebody I trust",
    ];
}

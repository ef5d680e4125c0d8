using Evenkeel.Data;

namespace Evenkeel.Features.SupportPeople;

/// <summary>How each thing that a support person can be let see, or be asked, is said to the patient: where they switch it, and in their log.</summary>
internal static class SharingWords
{
    public static string Stands(ConsentKind kind) => kind == ConsentKind.AsksHowISeem ? "Is asked how you seem to them" : $"May see {What(kind)}";

    public static string StandsNot(ConsentKind kind) => kind == ConsentKind.AsksHowISeem ? "Is not asked how you seem to them" : $"Does not see {What(kind)}";

    public static string Give(ConsentKind kind) => kind == ConsentKind.AsksHowISeem ? "Let them be asked" : "Let them see it";

    /// <summary>What it means beyond its name; empty where the name says all.</summary>
    public static string Means(ConsentKind kind) => kind switch
    {
        ConsentKind.SeesSessionDay => "From your dose on it also tells them until when you do not drive or decide.",
        ConsentKind.SeesRestPlan => "Only what you share of it, one thing at a time, in the two weeks after a session.",
        ConsentKind.AsksHowISeem => "You and your clinicians read each answer, and who gave it. It never counts as your own.",
        _ => "",
    };

    public static string Noted(ConsentKind kind, string name, bool isGiven) =>
        $"{(isGiven ? "let" : "no longer lets")} {name} {(kind == ConsentKind.AsksHowISeem ? "be asked how you seem" : $"see {What(kind)}")}";

    /// <summary>It is on pages that only somebody with an account can open.</summary>
    public static bool NeedsAnAccount(ConsentKind kind) => kind is ConsentKind.SeesRestPlan or ConsentKind.AsksHowISeem;

    private static string What(ConsentKind kind) => kind switch
    {
        ConsentKind.SeesSessionDay => "the card on the day of a session",
        ConsentKind.SeesProgramme => "the dates of your programme",
        _ => "your rest plan after a session",
    };
}

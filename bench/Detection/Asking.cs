namespace Evenkeel.Bench.Detection;

/// <summary>What is asked beyond the daily question, and when.</summary>
/// <param name="Reminds">A reminder when the day after a suspicious answer is missed.</param>
/// <param name="Yesterday">"How was yesterday?" with the first answer after missed days.</param>
/// <param name="Impression">"Compared with before your session?", one tap, once for each week that a dip stands.</param>
public sealed record Asking(string Name, bool Reminds = false, Yesterday Yesterday = Yesterday.Never, bool Impression = false)
{
    public static Asking None { get; } = new("none");

    public static Asking Reminder { get; } = new("reminder when the day after a suspicious answer is missed", Reminds: true);

    public static Asking YesterdayWhenSuspicious { get; } = new("how was yesterday, if today's or the last answer is suspicious", Yesterday: Yesterday.WhenSuspicious);

    public static Asking YesterdayAsTheProgramAsks { get; } = new("how was yesterday, if the last answer was suspicious", Yesterday: Yesterday.WhenTheLastWasSuspicious);

    public static Asking YesterdayAlways { get; } = new("how was yesterday, after any missed day", Yesterday: Yesterday.AfterAnyMiss);

    public static Asking ImpressionOfChange { get; } = new("impression of change, a week into a dip", Impression: true);

    public static IReadOnlyList<Asking> All { get; } =
    [
        None, Reminder, YesterdayAsTheProgramAsks, YesterdayWhenSuspicious, YesterdayAlways, ImpressionOfChange,
        new("all that the program asks: reminder, yesterday if the last answer was suspicious, impression", Reminds: true, Yesterday.WhenTheLastWasSuspicious, Impression: true),
    ];

    /// <summary>Whether "how was yesterday?" is asked with the first answer after a missed day.</summary>
    public bool AsksAboutYesterday(bool wasSuspicious, bool isSuspicious) => Yesterday switch
    {
        Yesterday.AfterAnyMiss => true,
        Yesterday.WhenSuspicious => wasSuspicious || isSuspicious,
        Yesterday.WhenTheLastWasSuspicious => wasSuspicious,
        _ => false,
    };
}

public enum Yesterday
{
    Never = 0,
    /// <summary>The answer before the gap was suspicious, or today's is.</summary>
    WhenSuspicious = 1,
    AfterAnyMiss = 2,
    /// <summary>The answer before the gap was suspicious: today's is not known yet when the form is drawn.</summary>
    WhenTheLastWasSuspicious = 3,
}

using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Care;

/// <summary>What became of a person's act on an alert.</summary>
/// <param name="Done">Whether it took effect.</param>
/// <param name="Why">If not, why not, in words for the person.</param>
public sealed record Worked(bool Done, string Why = "")
{
    public static readonly Worked Yes = new(true);

    /// <summary>The same act was done before: a double tap, a page sent again. Nothing changes.</summary>
    public static readonly Worked Already = new(true, "Already done.");

    public static Worked No(string why) => new(false, why);
}

/// <summary>How a person closes an alert.</summary>
/// <param name="QuietFor">How long the same sign at the same priority stays quiet; null for 48 hours.</param>
/// <param name="ReviewIn">Ideation at level 1 or 2: by when what is now known must be looked at again.</param>
/// <param name="Seen">See <see cref="Care.Seen"/>: closing consumes what has come, so it must have been read.</param>
public sealed record ClosingWords(Outcome Outcome, string Note, TimeSpan? QuietFor = null, TimeSpan? ReviewIn = null, string? Seen = null)
{
    /// <summary>Passed on: the service or person that has it now, by name.</summary>
    public string PassedOnTo { get; init; } = "";

    /// <summary>Passed on: after how long somebody here checks again.</summary>
    public TimeSpan? CheckIn { get; init; }
}

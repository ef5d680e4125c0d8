using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection;

/// <summary>
/// A way of reading a diary: one number for each day, higher is more alarming. The number of a day may use that day and earlier
/// ones only; a session counts from the day after it. Minus infinity means "nothing to say".
/// </summary>
/// <param name="Usual">The limit at which the method is normally used; null where there is none.</param>
public sealed record Method(string Name, Func<Case, double, double[]> Score, double? Usual = null)
{
    /// <summary>A method that sees what an engine would see: answers, sessions, PHQ-9. All but the oracle are blind to the truth.</summary>
    public static Method Blind(string name, Func<Diary, double[]> score, double? usual = null) => new(name, (c, _) => score(c.Diary), usual);

    /// <summary>The usual limit where the value is one item alone, if it is another.</summary>
    public double? UsualOfOneItem { get; init; } = Usual;

    /// <summary>Whether the score depends on the size that is looked for, as the oracle's does: then each size has its own threshold.</summary>
    public bool KnowsSize { get; init; }
}

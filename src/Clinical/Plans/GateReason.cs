namespace Evenkeel.Clinical.Plans;

/// <summary>The reason for which something goes ahead although it is not in order.</summary>
public static class GateReason
{
    /// <summary>
    /// Three words at least, closed: one letter tells nobody anything, and "known white coat" does. A proposal, for a clinician's
    /// signature.
    /// </summary>
    public const int FewestWords = 3;

    /// <summary>Says whether a typed reason has enough words for whoever reads it later; what has no letter in it is no word.</summary>
    public static bool SaysWhy(string typed) =>
        typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter)) >= FewestWords;
}

namespace Evenkeel.Clinical.Plans;

/// <summary>One version of the words to agree to, known by a hash of them.</summary>
/// <param name="Language">BCP 47, like "en".</param>
/// <param name="PublishedAt">Since when it may be signed; the beginning of time for the words that are shipped.</param>
public sealed record AgreedWords(int Version, string Language, string Hash, DateTimeOffset PublishedAt = default);

/// <summary>A signature under words of that version and hash.</summary>
public sealed record SignedWords(int Version, string Language, string Hash, DateTimeOffset At);

/// <summary>Whether the consent in force has been signed.</summary>
public enum ConsentState
{
    NeverSigned = 1,
    /// <summary>An earlier version was signed; the one in force asks again before the next session.</summary>
    NewVersion = 2,
    Signed = 3,
}

/// <summary>Informed consent as it stands (mission 1.7): the highest version of a language is in force, and only a signature under exactly its words counts.</summary>
/// <param name="Signature">The one that counts, or the latest of those that no longer do; null when there is none.</param>
public sealed record ConsentNow(ConsentState State, SignedWords? Signature)
{
    public bool IsSigned => State == ConsentState.Signed;

    /// <param name="before">
    /// The beginning of a session's day: a version that was published on the day or later asks from the next session on, and may be
    /// signed already (design 5b, gate). Null where no session is meant.
    /// </param>
    public static ConsentNow Of(
        IReadOnlyCollection<AgreedWords> texts, IReadOnlyCollection<SignedWords> signatures, DateTimeOffset? before = null)
    {
        var counted = texts.GroupBy(t => t.Language).SelectMany(g => Counted([.. g], before)).ToArray();
        var latest = signatures.OrderBy(s => s.At).ToArray();
        return Array.FindLast(latest, s => counted.Any(t => (t.Version, t.Language, t.Hash) == (s.Version, s.Language, s.Hash))) is { } counts ? new(ConsentState.Signed, counts)
            : latest.Length > 0 ? new(ConsentState.NewVersion, latest[^1])
            : new(ConsentState.NeverSigned, null);
    }

    /// <summary>The version in force on that day, and every later one.</summary>
    private static IEnumerable<AgreedWords> Counted(AgreedWords[] ofALanguage, DateTimeOffset? before)
    {
        var known = ofALanguage.Where(t => before is null || t.PublishedAt < before).ToArray();
        var from = (known.Length > 0 ? known.Max(t => t.Version) : ofALanguage.Min(t => t.Version));
        return ofALanguage.Where(t => t.Version >= from);
    }
}

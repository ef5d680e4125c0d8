namespace Evenkeel.Clinical.Plans;

/// <summary>One version of the words to agree to, known by a hash of them.</summary>
/// <param name="Language">BCP 47, like "en".</param>
public sealed record AgreedWords(int Version, string Language, string Hash);

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

    public static ConsentNow Of(IReadOnlyCollection<AgreedWords> texts, IReadOnlyCollection<SignedWords> signatures)
    {
        var inForce = texts.GroupBy(t => t.Language).Select(g => g.MaxBy(t => t.Version)!).ToArray();
        var latest = signatures.OrderBy(s => s.At).ToArray();
        return Array.FindLast(latest, s => inForce.Contains(new(s.Version, s.Language, s.Hash))) is { } counts ? new(ConsentState.Signed, counts)
            : latest.Length > 0 ? new(ConsentState.NewVersion, latest[^1])
            : new(ConsentState.NeverSigned, null);
    }
}

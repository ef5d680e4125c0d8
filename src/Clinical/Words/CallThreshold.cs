namespace Evenkeel.Clinical.Words;

/// <summary>From when this person should call, and whom: agreed with them, in words that they know.</summary>
public sealed record CallThreshold
{
    private CallThreshold(string when, string whom) => (When, Whom) = (when, whom);

    /// <summary>As it is read after "If": "your distress is 7 or more on two days, or you think of ending your life".</summary>
    public string When { get; }

    /// <summary>As it is read after "call": "nurse Imani on 020 7946 0018".</summary>
    public string Whom { get; }

    public string Text => $"If {When}, call {Whom}.";

    /// <exception cref="ArgumentException">Either is empty: a threshold that names no limit or nobody to call is none.</exception>
    public static CallThreshold Of(string when, string whom)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(when);
        ArgumentException.ThrowIfNullOrWhiteSpace(whom);
        return new(when.Trim(), whom.Trim());
    }
}

namespace Evenkeel.Features.CheckIns;

/// <summary>What a phone is told about one entry, and all that a device which is not signed in is ever told.</summary>
/// <param name="Is">One of <see cref="Kept"/>, <see cref="AlreadyKept"/>, <see cref="NotAccepted"/>, <see cref="Later"/>.</param>
/// <param name="At">When the clinic received it; null when it has not kept it.</param>
/// <param name="Fields">What is wrong, by field, in words that say what would be right.</param>
public sealed record OutboxAnswer(string Id, string Is, DateTimeOffset? At = null, IReadOnlyDictionary<string, string>? Fields = null)
{
    public const string Kept = "kept";
    public const string AlreadyKept = "already-kept";
    public const string NotAccepted = "not-accepted";

    /// <summary>Too much at once, or the store is in trouble: keep it and send it again.</summary>
    public const string Later = "later";

    public static OutboxAnswer Stands(string id, DateTimeOffset at, bool wasHere) => new(id, wasHere ? AlreadyKept : Kept, at);
}

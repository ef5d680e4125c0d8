namespace Evenkeel.Clinical.Band;

/// <summary>What a clinic's last 90 days say of the limit that holds. It changes nothing: a limit changes by a signature alone.</summary>
/// <param name="Held">What the limit that holds would have come to in these days; null with too little history.</param>
/// <param name="Asked">The limit that these days would be given for the same budget; null with too little history.</param>
/// <param name="IsOld">The limit was fitted to days of which none is among these.</param>
public sealed record LimitReview(LimitFit? Held, LimitFit? Asked, bool IsOld)
{
    /// <summary>Limits closer than this tell nobody apart who matters [nats]; closed.</summary>
    public const double Near = .3;

    /// <summary>The same budget would now ask for another limit.</summary>
    public bool HasMoved => Held is { } held && Asked is { } asked && Math.Round(Math.Abs(asked.Limit - held.Limit), 2) > Near;

    public bool AsksToSignAgain => IsOld || HasMoved;

    /// <param name="people">Each person's readings of these days, oldest first.</param>
    /// <param name="budget">Alerts per patient and month.</param>
    /// <param name="limit">The limit that holds [nats].</param>
    /// <param name="age">How long ago it was fitted; null for a limit that was never fitted to this clinic.</param>
    public static LimitReview Of(IReadOnlyList<IReadOnlyList<BandReading>> people, double budget, double limit, TimeSpan? age) =>
        new(LimitFit.At(people, limit), LimitFit.Of(people, budget), age > TimeSpan.FromDays(LimitFit.Days));
}

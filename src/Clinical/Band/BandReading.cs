namespace Evenkeel.Clinical.Band;

/// <summary>
/// What a person's band says of their latest day with an answer, and what the clinic's alert budget makes of it. It stays as it is
/// through missed days: silence adds no evidence and takes none away.
/// </summary>
/// <param name="On">That day.</param>
/// <param name="Day">What the band says of it.</param>
/// <param name="Limit">Evidence from which on the band opens an alert [nats]; closed.</param>
public sealed record BandReading(DateOnly On, BandDay Day, double Limit)
{
    /// <summary>Evidence above which tomorrow's answer is worth asking for [nats]; open (detector section 4).</summary>
    public const double Suspicious = -5;

    /// <summary>By how much the answers must have moved the odds for that [nats]; closed. After a session the odds stand that high before any answer.</summary>
    public const double Moved = 1;

    public bool IsSuspicious => Day.Evidence > Suspicious && Day.Gained >= Moved;

    /// <summary>The same of <see cref="BandDay.EvidenceAway"/> [nats]; closed. Null where none is set.</summary>
    public double? AwayLimit { get; init; }

    public bool IsPastLimit => Day.Evidence >= Limit;

    /// <summary>Something lasting began that no session went before, and a worsening after one does not explain it better.</summary>
    public bool IsPastAwayLimit => !IsPastLimit && Day.EvidenceAway >= AwayLimit && Day.IsRatherAway;

    /// <summary>The most likely day on which it began.</summary>
    public DateOnly Since => On.AddDays(-(IsPastAwayLimit ? Day.OnsetAwayDaysAgo : Day.OnsetDaysAgo));

    /// <summary>The level before the session that it is laid to [points]; null before the first session and away from sessions.</summary>
    public double? BeforeSession => IsPastAwayLimit ? null : Day.BeforeSession;

    /// <summary>The level that the answers since then are held against: before the session, or what was to be expected [points].</summary>
    public double Level => BeforeSession ?? Day.Middle;
}

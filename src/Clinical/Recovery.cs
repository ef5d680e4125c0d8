namespace Evenkeel.Clinical;

/// <summary>A dip and how long it took, by the answers alone (design 5a). A day without an answer is never a calm one.</summary>
/// <param name="BeganOn">The patient's day of its first reading at the limit, or of the first "I feel worse".</param>
/// <param name="CalmFrom">The first of the three calm days in a row that ended it; null while it is not recovered.</param>
/// <param name="Unanswered">Days without an answer from its beginning until then, or until today: it may have eased sooner than can be known.</param>
public sealed record Recovery(DateOnly BeganOn, DateOnly? CalmFrom, int Unanswered)
{
    /// <summary>From the beginning to the first calm day; null while it is not recovered.</summary>
    public int? Days => CalmFrom?.DayNumber - BeganOn.DayNumber;

    /// <summary>
    /// How the latest dip compares with the median of those before it; a day's difference is none. While it is not recovered, it can
    /// only be longer: a short time so far says nothing.
    /// </summary>
    public static RecoveryTrend Trend(IReadOnlyList<Recovery> dips, DateOnly today)
    {
        decimal[] before = [.. dips.SkipLast(1).Select(d => d.Days).OfType<int>().Order()];
        if (before.Length == 0)
        {
            return RecoveryTrend.Unknown;
        }

        var usual = (before[(before.Length - 1) / 2] + before[before.Length / 2]) / 2;
        var latest = dips[^1].Days ?? today.DayNumber - dips[^1].BeganOn.DayNumber;
        return latest > usual + 1 ? RecoveryTrend.Rising
            : dips[^1].Days is null ? RecoveryTrend.Unknown
            : latest < usual - 1 ? RecoveryTrend.Falling
            : RecoveryTrend.Steady;
    }
}

/// <summary>Whether recovering takes longer or shorter than it did.</summary>
public enum RecoveryTrend
{
    /// <summary>Fewer than two dips, or the latest goes on and is not yet longer than those before.</summary>
    Unknown = 0,
    Falling = 1,
    Steady = 2,
    Rising = 3,
}

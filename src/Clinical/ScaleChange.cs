using Evenkeel.Clinical.Instruments;

namespace Evenkeel.Clinical;

/// <summary>
/// The latest total of a scale against the last one before the course. A change is only called one from the points on that chance
/// hardly explains (mission 5.17, evidence 3.1).
/// </summary>
/// <param name="Start">The total that is compared with, and <paramref name="StartAt"/> when it was answered.</param>
/// <param name="Now">The latest total, and <paramref name="NowAt"/> when it was answered.</param>
public sealed record ScaleChange(Instrument Instrument, int Start, DateTimeOffset StartAt, int Now, DateTimeOffset NowAt)
{
    private static readonly Instrument[] Scales = [Phq9.Definition, Gad7.Definition];

    /// <summary>Points since the start; above zero is worse.</summary>
    public int Points => Now - Start;

    /// <summary>Closed: the instrument's own number of points is a change.</summary>
    public bool IsChange => Math.Abs(Points) >= Instrument.ReliableChange;

    /// <summary>One for each scale with a total before the course and another since; none is made up for a scale without.</summary>
    public static IReadOnlyList<ScaleChange> Of(Trajectory t) => t.CourseStart is not { } first ? [] : [.. Scales.Select(s => Of(s, t.Scores, first)).OfType<ScaleChange>()];

    private static ScaleChange? Of(Instrument scale, IReadOnlyList<Score> scores, TreatmentSession first)
    {
        var totals = scores.Where(s => s.Instrument == scale.Code && s.Total is not null).ToArray();
        return totals.LastOrDefault(s => s.AnsweredAt < first.Start) is { Total: { } start } before && totals.LastOrDefault(s => s.AnsweredAt >= first.After) is { Total: { } now } latest
            ? new(scale, start, before.AnsweredAt, now, latest.AnsweredAt)
            : null;
    }
}

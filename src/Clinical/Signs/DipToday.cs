namespace Evenkeel.Clinical.Signs;

/// <summary>
/// One reading at the limit, not yet two, or an answer that this person's own band finds suspicious: the patient is asked again in
/// 20-28 hours, and no staff time is spent.
/// </summary>
public static class DipToday
{
    public const string Code = "dip-today";

    /// <summary>From when tomorrow's question is worth asking (12 h later it repeats the same bad day: detector section 4).</summary>
    public static readonly TimeSpan AskFrom = TimeSpan.FromHours(20);

    /// <summary>Until when it is asked; open.</summary>
    public static readonly TimeSpan AskUntil = TimeSpan.FromHours(28);

    public static readonly Card Card = new(
        Code, "Worse today than before the session",
        "Today's answer is well above this person's level before the session, or unlike the days before. One day alone is often a dip; tomorrow's answer tells more than anything else.",
        "design 5a, dip; detector section 4; evidence 4.4", "worsening-unseen", new(2026, 11, 23));

    public static Finding Judge(Trajectory t)
    {
        if (t.Course.Anchor is not { } anchor)
        {
            return Suspicious(t) ?? new Indeterminate(Because.NoSessionYet);
        }

        var last = t.Readings.Count > 0 && t.Readings[^1].At >= anchor.After ? t.Readings[^1] : null;
        if (last is null || last.Distress < t.Course.DipLimit)
        {
            if (Suspicious(t) is { } suspicious)
            {
                return suspicious;
            }

            // Without any baseline a low number says nothing about this person (design 5a: Unknown).
            return t.Course.Baseline is null ? new Indeterminate(Because.NoBaseline) : t.Calm(last?.At);
        }

        return t.AsOf >= last.At + AskUntil
            ? new Indeterminate(Because.NotAnsweredSince)
            : new Present(
                Priority.Routine, Response.Watch, last.At,
                [
                    new(Fact.Distress, last.Distress, last.At, t.Course.DipLimit),
                    t.Course.Baseline is { } b ? new(Fact.Baseline, b, anchor.Start) : new(Fact.NoBaseline, t.Course.DipLimit),
                ],
                last.At + AskUntil);
    }

    /// <summary>What the band finds in the day of the latest reading, while tomorrow's answer can still be asked for.</summary>
    private static Finding? Suspicious(Trajectory t) =>
        t.Band is not { IsSuspicious: true } band || t.Readings.Count == 0 || t.Readings[^1] is not { } last || last.On != band.On ? null
        : t.AsOf >= last.At + AskUntil ? new Indeterminate(Because.NotAnsweredSince)
        : new Present(Priority.Routine, Response.Watch, last.At, [.. BandEvidence.Of(t, band)], last.At + AskUntil);
}

using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>Which pauses may be asked for, and which of them need a person's yes (design 5a, silence).</summary>
public static class PauseRule
{
    /// <summary>The longest pause, in the patient's days; closed.</summary>
    public const int LongestDays = 14;

    /// <summary>Pauses with fewer days between them count as one: the clinic must hear from a person in between.</summary>
    public const int DaysBetween = 2;

    /// <param name="others">The patient's other pauses, asked for or agreed.</param>
    public static PauseProblem Check(DaySpan asked, DateOnly today, IEnumerable<DaySpan> others)
    {
        if (asked.Last < asked.First)
        {
            return PauseProblem.EndsBeforeItBegins;
        }

        if (asked.First < today)
        {
            return PauseProblem.BeginsInThePast;
        }

        if (Length(asked) > LongestDays)
        {
            return PauseProblem.TooLong;
        }

        DaySpan[] real = [.. others.Where(o => o.First <= o.Last).OrderBy(o => o.First)];
        if (real.Any(o => o.First <= asked.Last && asked.First <= o.Last))
        {
            return PauseProblem.Overlaps;
        }

        var together = real.Reverse().Concat(real).Aggregate(asked, Join);
        return Length(together) > LongestDays ? PauseProblem.TooLongTogether : PauseProblem.None;
    }

    /// <summary>Whether a pause asked for now stands only with a person's yes.</summary>
    /// <param name="hasOpenAlert">Other than about a pause.</param>
    public static bool NeedsYes(Trajectory t, bool hasOpenAlert) =>
        hasOpenAlert || t.Course.Dip is not null || t.Sessions.Any(s => t.AsOf < s.After + SilentAfterDip.FirstDays)
        || (IdeationState.Of(t) is var said && (said.Stands || said.CountsSilenceAt(t.AsOf)));

    private static DaySpan Join(DaySpan a, DaySpan b) =>
        b.Last.DayNumber + DaysBetween >= a.First.DayNumber && a.Last.DayNumber + DaysBetween >= b.First.DayNumber
            ? new(a.First < b.First ? a.First : b.First, a.Last > b.Last ? a.Last : b.Last) : a;

    private static int Length(DaySpan span) => span.Last.DayNumber - span.First.DayNumber + 1;
}

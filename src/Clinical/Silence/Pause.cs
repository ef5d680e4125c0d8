using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>
/// A time in which the patient asked not to be asked. It stops the silence clock and nothing else, and only while nothing in it is
/// worse: safety comes before a wish to be left alone.
/// </summary>
/// <param name="From">From when; where a person had to agree, never before they did.</param>
/// <param name="Until">Exclusive; sooner when the patient came back.</param>
/// <param name="HasYes">A person of the clinic agreed to it.</param>
public sealed record Pause(Guid Id, DateTimeOffset From, DateTimeOffset Until, bool HasYes)
{
    /// <summary>
    /// Until when it holds, exclusive; null when it never does. It ends early by a session, a reading in a dip, words of feeling worse
    /// or a positive safety answer; what was known when it began does not count as new. Without a person's yes it does not hold for whom silence counts (design 5a).
    /// </summary>
    public DateTimeOffset? HoldsUntil(Trajectory t)
    {
        if (!HasYes && NeedsYes(t))
        {
            return null;
        }

        var worse = t.Sessions.Select(s => s.Start)
            .Concat(t.Readings.Where(r => r.At >= t.Course.Anchor?.After && r.Distress >= t.Course.DipLimit).Select(r => r.At))
            .Concat(t.Reports.Where(r => r.Kind is ReportKind.FeelWorse or ReportKind.ComparedWorse).Select(r => r.MadeAt))
            .Concat(IdeationFacts.Positives(t).Select(p => p.AnsweredAt))
            .Where(at => at > From && at < Until);
        return worse.DefaultIfEmpty(Until).Min();
    }

    private bool NeedsYes(Trajectory t) =>
        t.Course.Dip?.StartedAt <= From
        || t.Sessions.Any(s => s.Start <= From && From < s.After + SilentAfterDip.FirstDays)
        || (IdeationState.Of(t) is var said
            && (said.Known is not null || said.PassedOn is not null || said.Fresh.Any(p => p.AnsweredAt <= From) || said.CountsSilenceAt(From)));
}

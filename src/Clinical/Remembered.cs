namespace Evenkeel.Clinical;

/// <summary>"How hard was yesterday?": when it is asked, and what becomes of the answer.</summary>
public static class Remembered
{
    /// <summary>A suspicion so old has run out: the band weighs onsets of the last eight days [days]; closed.</summary>
    private const int SuspicionLasts = 8;

    /// <summary>
    /// After a day without an answer, when the last one was suspicious to the person's own band: with the first check-in of the day, or as
    /// long as it stays open. More often it is not worth the question (decision 27).
    /// </summary>
    public static bool IsDue(Trajectory t) =>
        t.Band is { IsSuspicious: true } band
        && t.Today.DayNumber - band.On.DayNumber is > 1 and <= SuspicionLasts
        && !t.CheckIns.Any(c => c.On == t.Today && c.Yesterday.State != AnswerState.NotAsked);

    /// <summary>Daily values with the gaps that were remembered; what was answered that day always comes first.</summary>
    internal static IReadOnlyList<DailyValue> Fill(IReadOnlyList<DailyValue> days, IReadOnlyList<CheckIn> checkIns)
    {
        var answered = days.Select(d => d.On).ToHashSet();
        var remembered = checkIns.Where(c => c.Yesterday.IsAnswered && !answered.Contains(c.On.AddDays(-1)))
            .GroupBy(c => c.On.AddDays(-1)).Select(g => new DailyValue(g.Key, g.Last().Yesterday.Value, g.First().AnsweredAt, g.Last().AnsweredAt)).ToArray();
        return remembered.Length == 0 ? days : [.. days.Concat(remembered).OrderBy(d => d.On)];
    }
}

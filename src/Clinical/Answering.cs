namespace Evenkeel.Clinical;

/// <summary>What one day has told us, from least to most.</summary>
public enum DayAnswer
{
    /// <summary>Nothing came.</summary>
    None = 0,
    /// <summary>A form was begun and left, with or without its safety answer: never an answer.</summary>
    Begun = 1,
    /// <summary>A whole form without a number for distress: an answer, but not how bad it is.</summary>
    NotHowBad = 2,
    /// <summary>A number for distress, or a scored instrument.</summary>
    HowBad = 3,
}

/// <summary>
/// Whether a person has answered, in one definition for each use (design 5b). Reminders, check-ins after a session and "yesterday"
/// take a whole form; the clock of a silence asks for how bad it is. The safety question alone is never an answer, though it alarms
/// at once.
/// </summary>
public static class Answering
{
    /// <summary>Two of the three distress items, or the single one: what gives a <see cref="Reading"/>.</summary>
    public static bool SaysHowBad(CheckIn c) =>
        c.Overall.IsAnswered || (c.LowMood.IsAnswered ? 1 : 0) + (c.Anxiety.IsAnswered ? 1 : 0) + (c.Restlessness.IsAnswered ? 1 : 0) >= 2;

    /// <summary>An instrument with a total; a screener and one with an item missing have none.</summary>
    public static bool SaysHowBad(Score s) => s.Total is not null;

    /// <summary>For reminders, check-ins after a session and "yesterday".</summary>
    public static bool Counts(CheckIn c) => c.IsWhole || SaysHowBad(c);

    /// <summary>The most that the check-ins and scores of one day say.</summary>
    public static DayAnswer Of(IEnumerable<CheckIn> checkIns, IEnumerable<Score> scores)
    {
        CheckIn[] ofTheDay = [.. checkIns];
        return ofTheDay.Any(SaysHowBad) || scores.Any(SaysHowBad) ? DayAnswer.HowBad
            : ofTheDay.Any(Counts) ? DayAnswer.NotHowBad
            : ofTheDay.Length > 0 ? DayAnswer.Begun : DayAnswer.None;
    }

    /// <summary>When an answer last said how bad it is; null for never. The clock of a silence starts there.</summary>
    public static DateTimeOffset? LastSaidHowBad(Trajectory t)
    {
        var reading = t.Readings.Count > 0 ? t.Readings[^1].At : (DateTimeOffset?)null;
        var score = t.Scores.LastOrDefault(SaysHowBad)?.AnsweredAt;
        return reading is null || score > reading ? score : reading;
    }

    /// <summary>The latest that came after an instant without saying how bad it is, a whole form before a begun one; null for none.</summary>
    public static CheckIn? WithoutHowBad(Trajectory t, DateTimeOffset after)
    {
        var since = t.CheckIns.Where(c => c.AnsweredAt > after && !SaysHowBad(c)).ToArray();
        return since.LastOrDefault(c => c.IsWhole) ?? since.LastOrDefault();
    }
}

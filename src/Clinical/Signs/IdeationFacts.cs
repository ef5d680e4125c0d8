namespace Evenkeel.Clinical.Signs;

/// <summary>One positive answer about thoughts of ending one's life, whatever question it came from.</summary>
/// <param name="Level">1 passing, yellow or item 9 = 1; 2 strong or frequent, orange or item 9 ≥ 2; 3 red or acute.</param>
internal sealed record IdeationFact(DateTimeOffset AnsweredAt, DateTimeOffset ReceivedAt, int Level, bool IsScreener, Evidence Evidence);

internal static class IdeationFacts
{
    /// <summary>All positive answers, in order of answering.</summary>
    public static IReadOnlyList<IdeationFact> Positives(Trajectory t)
    {
        var facts = new List<IdeationFact>();
        foreach (var c in t.CheckIns)
        {
            if (c.Safety is SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent)
            {
                facts.Add(new(c.AnsweredAt, c.ReceivedAt, c.Safety == SafetyAnswer.PassingThoughts ? 1 : 2, false, new(Fact.SafetyAnswer, (int)c.Safety, c.AnsweredAt)));
            }
        }

        foreach (var s in t.Scores)
        {
            if (s.Item9.AtLeast(1))
            {
                facts.Add(new(s.AnsweredAt, s.ReceivedAt, s.Item9.AtLeast(2) ? 2 : 1, false, new(Fact.Item9, s.Item9.Value, s.AnsweredAt)));
            }

            if (LevelOf(s.Screening) is var level and > 0)
            {
                facts.Add(new(s.AnsweredAt, s.ReceivedAt, level, true, new(Fact.Screening, (int)s.Screening, s.AnsweredAt)));
            }
        }

        return facts.Count > 1 ? [.. facts.OrderBy(f => f.AnsweredAt)] : facts;
    }

    /// <summary>Whether a screener was finished after the answer that called for it.</summary>
    public static bool IsScreened(Trajectory t, IdeationFact fact) =>
        fact.IsScreener || t.Scores.Any(s => s.AnsweredAt >= fact.AnsweredAt && s.Screening is not (Screening.NotAScreener or Screening.NotAnswered));

    /// <summary>A negative screener adds nothing, and a non-acute one no more than the least: the level of the answer that led to it stays.</summary>
    private static int LevelOf(Screening screening) => screening switch
    {
        Screening.Red or Screening.AcutePositive => 3,
        Screening.Orange or Screening.NotAnswered => 2,
        Screening.Yellow or Screening.NonAcutePositive => 1,
        _ => 0,
    };
}

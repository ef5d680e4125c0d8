namespace Evenkeel.Clinical.Signs;

/// <summary>An answer at the end of the scale after a session: one is enough, no second reading is waited for.</summary>
public static class SevereAnswer
{
    public const string Code = "severe-answer";

    public static readonly Card Card = new(
        Code, "A severe answer after a session",
        "Low mood, anxiety or restlessness was 9 or 10, or hope was 0 or 1. Nobody should have to feel that bad twice before we call.",
        "design 5a, check-in", "worsening-unseen", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        if (t.Sessions.Count == 0)
        {
            return new Indeterminate(Because.NoSessionYet);
        }

        // Two days from receipt: long enough to open the alert whatever happens, and then the alert stands by itself.
        var severe = t.CheckIns.Where(c => c.IsSevere && c.AnsweredAt >= t.Sessions[0].After
            && t.AsOf < c.ReceivedAt + Freshness.AnswerHolds).ToArray();
        if (severe.Length == 0)
        {
            return t.Calm(t.LastReadingAt(t.Sessions[^1].After));
        }

        var newest = severe.Max(c => c.ReceivedAt);
        return new Present(Priority.Urgent, Response.Alert, newest, [.. severe.TakeLast(2).Select(Worst)], newest + Freshness.AnswerHolds)
            .UnlessClosed(t, Code);
    }

    private static Evidence Worst(CheckIn c)
    {
        if (c.Hope.AtMost(1))
        {
            return new Evidence(Fact.Hope, c.Hope.Value, c.AnsweredAt, 1);
        }

        Answer[] items = [c.LowMood, c.Anxiety, c.Restlessness, c.Overall];
        return new Evidence(Fact.SevereItem, items.Where(i => i.IsAnswered).Max(i => i.Value), c.AnsweredAt, 9);
    }
}

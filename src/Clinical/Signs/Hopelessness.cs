namespace Evenkeel.Clinical.Signs;

/// <summary>Hope at 2 or below on two days within seven, or at 1 or below once: Urgent, and with any ideation Asap.</summary>
public static class Hopelessness
{
    public const string Code = "hopelessness";

    /// <summary>Hope [0-10, 10 best] on two days; closed.</summary>
    public const decimal LowOnTwoDays = 2;

    /// <summary>Hope once; closed.</summary>
    public const decimal LowOnce = 1;

    /// <summary>The two days lie within this many days, both counted.</summary>
    public const int WithinDays = 7;

    public static readonly Card Card = new(
        Code, "Hopelessness",
        "Hope was very low once, or low on two days of the week. Hopelessness is a risk of its own, apart from low mood.",
        "design 5a, hopelessness; evidence L23", "missed-crisis", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        var low = t.CheckIns.Where(c => c.Hope.AtMost(LowOnTwoDays) && t.Today.DayNumber - c.On.DayNumber < WithinDays).ToArray();
        if (!low.Any(c => c.Hope.AtMost(LowOnce) || c.On != low[0].On))
        {
            return t.Calm(t.CheckIns.LastOrDefault(c => c.Hope.IsAnswered)?.AnsweredAt);
        }

        return new Present(
            IdeationState.Of(t).IsRecent(t.AsOf) ? Priority.Asap : Priority.Urgent, Response.Alert, low.Max(c => c.ReceivedAt),
            [.. low.TakeLast(3).Select(c => new Evidence(Fact.Hope, c.Hope.Value, c.AnsweredAt, c.Hope.AtMost(LowOnce) ? LowOnce : LowOnTwoDays))], t.TodayEndsAt)
            .UnlessClosed(t, Code);
    }
}

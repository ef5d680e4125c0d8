namespace Evenkeel.Clinical.Signs;

/// <summary>
/// "Prefer not to say" is not a no. Urgent when positive in the last 14 days, in a dip, with hope at 2 or below, or twice in 7 days;
/// else the question is asked again next day. Part of <see cref="Ideation"/>.
/// </summary>
internal static class PreferNotToSay
{
    /// <summary>Hope [0-10, 10 best]; closed.</summary>
    private const decimal LowHope = 2;

    /// <summary>The two days lie within this many days, both counted.</summary>
    private const int WithinDays = 7;

    /// <returns>Null when nothing was declined since the last closing, or a no has followed what was not urgent.</returns>
    public static Present? Judge(Trajectory t, IdeationState state)
    {
        var declined = t.CheckIns.Where(c => c.Safety == SafetyAnswer.PreferNotToSay).ToArray();
        var fresh = state.Closing is { } closing ? [.. declined.Where(c => c.ReceivedAt > closing.At)] : declined;
        if (fresh.Length == 0)
        {
            return null;
        }

        var last = fresh[^1];
        Evidence[] evidence = [new(Fact.SafetyAnswer, (int)SafetyAnswer.PreferNotToSay, last.AnsweredAt)];
        if (fresh.Any(d => IsUrgent(t, state, declined, d)))
        {
            return new Present(Priority.Urgent, Response.Alert, fresh.Max(c => c.ReceivedAt), evidence);
        }

        return Ideation.LastSafetyAnswer(t) is { Safety: SafetyAnswer.No }
            ? null
            : new Present(Priority.Routine, Response.Watch, last.ReceivedAt, evidence);
    }

    private static bool IsUrgent(Trajectory t, IdeationState state, IReadOnlyList<CheckIn> declined, CheckIn d) =>
        state.SaidBefore(d.AnsweredAt)
        || t.Course.Dip?.StartedAt <= d.AnsweredAt
        || t.CheckIns.LastOrDefault(c => c.AnsweredAt <= d.AnsweredAt && c.Hope.IsAnswered)?.Hope.AtMost(LowHope) == true
        || declined.Any(o => o.On != d.On && Math.Abs(o.On.DayNumber - d.On.DayNumber) < WithinDays);
}

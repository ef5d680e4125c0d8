namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Silence after a dip, with known ideation, or in the first 72 hours after a session. The clock starts at the latest distress
/// answer, or at the session's end: 24 h a nudge, 36 h the support person that the patient chose, 48 h a call; 4 h after a session at home.
/// </summary>
public static class SilentAfterDip
{
    public const string Code = "silent-after-dip";

    public static readonly TimeSpan NudgeAfter = TimeSpan.FromHours(24);
    public static readonly TimeSpan SupportPersonAfter = TimeSpan.FromHours(36);
    public static readonly TimeSpan CallAfter = TimeSpan.FromHours(48);

    /// <summary>After a session at home the first answer is due within this; closed.</summary>
    public static readonly TimeSpan FirstCheckInAtHome = TimeSpan.FromHours(4);

    /// <summary>After a session's end silence is a signal of its own for this long; closed.</summary>
    public static readonly TimeSpan FirstDays = TimeSpan.FromHours(72);

    public static readonly Card Card = new(
        Code, "Silent when it matters",
        "No answer for two days after feeling worse, or just after a session. Silence is a reason to call, not a sign that all is well.",
        "design 5a, silence; mission N4; evidence 0.5", "silence-read-as-fine", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        var session = t.Sessions.Count > 0 ? t.Sessions[^1] : null;
        var last = t.LastReadingAt();
        var answeredSince = session is null || last >= session.After;
        // Who never answered anything, but said that they feel worse, is waited for from then on.
        if ((answeredSince ? last ?? t.Course.Dip?.StartedAt : session!.After) is not { } start)
        {
            return new Indeterminate(Because.NoAnswerYet);
        }

        var grave = t.Course.Dip is not null || IdeationState.Of(t).Stands;
        var home = session is { AtHome: true };
        DateTimeOffset? missedAtHome = home && !answeredSince ? start + FirstCheckInAtHome : null;
        var callAt = missedAtHome ?? At(CallAfter);
        if (t.AsOf >= callAt)
        {
            return new Present(
                grave || home ? Priority.Asap : Priority.Urgent, Response.Alert, callAt.Value,
                [
                    Silent(callAt.Value),
                    .. home ? [new Evidence(Fact.HomeSession, 1, session!.After)] : Array.Empty<Evidence>(),
                ]);
        }

        var next = t.Soonest(At(NudgeAfter), At(SupportPersonAfter), callAt);
        var reached = t.AsOf >= At(SupportPersonAfter) ? At(SupportPersonAfter) : At(NudgeAfter);
        return t.AsOf >= reached ? new Present(Priority.Routine, Response.Watch, reached.Value, [Silent(reached.Value)], next) : t.Calm(last, next);

        DateTimeOffset? At(TimeSpan step) => grave || start + step <= session?.After + FirstDays ? start + step : null;
        Evidence Silent(DateTimeOffset step) => new(Fact.HoursSilent, Math.Floor((decimal)(t.AsOf - start).TotalHours), start, (decimal)(step - start).TotalHours);
    }
}

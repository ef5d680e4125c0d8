namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Silence after a dip, with known ideation, or in the first 72 hours after a session. The clock starts at the latest distress
/// answer, or at the session's end: 24 h a nudge, 36 h the support person that the patient chose, 48 h a call.
/// </summary>
public static class SilentAfterDip
{
    public const string Code = "silent-after-dip";

    public static readonly TimeSpan NudgeAfter = TimeSpan.FromHours(24);
    public static readonly TimeSpan SupportPersonAfter = TimeSpan.FromHours(36);
    public static readonly TimeSpan CallAfter = TimeSpan.FromHours(48);

    /// <summary>After a session's end silence is a signal of its own for this long; closed.</summary>
    public static readonly TimeSpan FirstDays = TimeSpan.FromHours(72);

    public static readonly Card Card = new(
        Code, "Silent when it matters",
        "No answer for two days after feeling worse, or just after a session. Silence is a reason to call, not a sign that all is well.",
        "design 5a, silence; mission N4; evidence 0.5", "silence-read-as-fine", new(2026, 11, 1));

    public static Finding Judge(Trajectory t)
    {
        var session = t.Sessions.LastOrDefault(s => s.End is not null);
        var lastReading = t.LastReadingAt();
        var clock = lastReading > session?.After || session is null ? lastReading : session.After;
        if (clock is not { } start)
        {
            return new Indeterminate(Because.NoAnswerYet);
        }

        var dip = t.Course.Dip is not null;
        var known = Ideation.Judge(t) is Present { Evidence: var e } && e.Any(x => x.Fact is Fact.KnownIdeation or Fact.IdeationLevel);
        bool Counts(TimeSpan step) => dip || known || start + step <= session?.After + FirstDays;
        bool Reached(TimeSpan step) => t.AsOf >= start + step && Counts(step);
        Evidence[] evidence =
        [
            new(Fact.HoursSilent, Math.Floor((decimal)(t.AsOf - start).TotalHours), start, 48),
            .. session is { AtHome: true } ? [new Evidence(Fact.HomeSession, 1, session.After)] : Array.Empty<Evidence>(),
        ];
        if (Reached(CallAfter))
        {
            var asap = dip || known || session is { AtHome: true };
            return new Present(asap ? Priority.Asap : Priority.Urgent, Response.Alert, start + CallAfter, evidence);
        }

        var next = t.Soonest(Step(NudgeAfter), Step(SupportPersonAfter), Step(CallAfter));
        DateTimeOffset? Step(TimeSpan step) => Counts(step) ? start + step : null;
        return Reached(NudgeAfter)
            ? new Present(Priority.Routine, Response.Watch, start + NudgeAfter, evidence, next)
            : t.Calm(lastReading, next);
    }
}

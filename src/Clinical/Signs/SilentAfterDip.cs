using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// Silence after a dip, with ideation that stands or was said in the last 14 days, or in the first 72 hours after a session. The clock
/// starts at the latest answer that says how bad it is, a distress value or a scored instrument, or at the session's end: 24 h a nudge,
/// 36 h the support person that the patient chose, 48 h a call; 4 h after a session at home.
/// In a pause it cannot be told: neither silent nor well.
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
        "No answer for two days after feeling worse, after thoughts of ending their life, or just after a session. Silence is a reason to call, not a sign that all is well.",
        "design 5a, silence; design 5b, answered and closing; mission N4; evidence 0.5", "silence-read-as-fine", new(2026, 12, 1));

    public static Finding Judge(Trajectory t)
    {
        if (SilenceClock.PausedUntil(t) is { } pausedUntil)
        {
            return new Indeterminate(Because.Paused, LookAgainAt: pausedUntil);
        }

        if (SilenceClock.Of(t) is not { } clock)
        {
            return new Indeterminate(Because.NoAnswerYet);
        }

        var home = clock.Session is { AtHome: true };
        var (nudge, support, call) = (clock.At(NudgeAfter), clock.At(SupportPersonAfter), clock.CallAt);
        var next = t.Soonest([nudge, support, call, .. t.Pauses.Select(p => (DateTimeOffset?)p.From)]);
        if (t.AsOf >= call)
        {
            return new Present(
                clock.IsGrave || home ? Priority.Asap : Priority.Urgent, Response.Alert, call.Value,
                [
                    Silent(call.Value),
                    .. NotHowBad(),
                    .. home ? [new Evidence(Fact.HomeSession, 1, clock.Session!.After)] : Array.Empty<Evidence>(),
                ], next);
        }

        var reached = t.AsOf >= support ? support : nudge;
        return t.AsOf >= reached ? new Present(Priority.Routine, Response.Watch, reached.Value, [Silent(reached.Value), .. NotHowBad()], next)
            : clock.IsAfterPause ? new Indeterminate(Because.NotAnsweredSince, LookAgainAt: next)
            : t.Calm(Answering.LastSaidHowBad(t), next);

        Evidence Silent(DateTimeOffset step) => new(Fact.HoursSilent, Math.Floor((decimal)(t.AsOf - clock.Start).TotalHours), clock.Start, (decimal)(step - clock.Start).TotalHours);

        // What came without a number stops no clock, and is never called silence either.
        IEnumerable<Evidence> NotHowBad() => Answering.WithoutHowBad(t, clock.Start) is { } c
            ? [new Evidence(Fact.AnsweredNotHowBad, c.IsWhole ? 1 : 0, c.AnsweredAt)] : [];
    }
}

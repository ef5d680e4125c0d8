using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>
/// How long somebody has been silent, and which hours of it count. It starts at the latest answer that says how bad it is
/// (<see cref="Answering"/>), or with none since the
/// session at the session's end; after a pause it starts again at the pause's end.
/// </summary>
/// <param name="Start">Its zero; names the silence.</param>
/// <param name="Session">The latest session.</param>
/// <param name="AnsweredSince">Whether such an answer came after that session.</param>
/// <param name="IsAfterPause">It starts at a pause's end, before which nothing was asked: no older answer speaks for now.</param>
/// <param name="IsGrave">In a dip or with ideation that stands: then every hour counts.</param>
/// <param name="CountsUntil">Else the first 72 hours after the session count, and 14 days after a positive answer about ideation; closed.</param>
public sealed record SilenceClock(
    DateTimeOffset Start, TreatmentSession? Session, bool AnsweredSince, bool IsAfterPause, bool IsGrave, DateTimeOffset? CountsUntil)
{
    /// <summary>When a call is due; null when silence does not count that far.</summary>
    public DateTimeOffset? CallAt => Session is { AtHome: true } && !AnsweredSince ? Start + SilentAfterDip.FirstCheckInAtHome : At(SilentAfterDip.CallAfter);

    /// <summary>Null when there is nothing from which to count.</summary>
    public static SilenceClock? Of(Trajectory t)
    {
        var session = t.Sessions.Count > 0 ? t.Sessions[^1] : null;
        var last = Answering.LastSaidHowBad(t);
        var answeredSince = session is null || last >= session.After;
        var said = IdeationState.Of(t);
        // Who never answered anything, but said that they feel worse or think of ending their life, is waited for from then on.
        if ((answeredSince ? last ?? t.Course.Dip?.StartedAt ?? said.LastReceivedAt : session!.After) is not { } start)
        {
            return null;
        }

        var pauseEnded = t.Pauses.Select(p => p.HoldsUntil(t)).Where(end => end <= t.AsOf).Max();
        var zero = pauseEnded > start ? pauseEnded.Value : start;
        // Two days are asked about, whatever is left of the fourteen: what decides is whether the call itself falls within them.
        var isGrave = t.Course.Dip is not null || said.Stands || zero + SilentAfterDip.CallAfter <= said.SilenceCountsUntil;
        DateTimeOffset?[] until = [session?.After + SilentAfterDip.FirstDays, said.SilenceCountsUntil];
        return new(zero, session, answeredSince, pauseEnded > start, isGrave, until.Max());
    }

    /// <summary>Until when a pause holds now, exclusive; null when none does.</summary>
    public static DateTimeOffset? PausedUntil(Trajectory t) =>
        t.Pauses.Where(p => p.From <= t.AsOf).Select(p => p.HoldsUntil(t)).Where(end => end > t.AsOf).Max();

    /// <summary>The instant of an hour of silence; null when it does not count.</summary>
    public DateTimeOffset? At(TimeSpan hour) => IsGrave || Start + hour <= CountsUntil ? Start + hour : null;
}

namespace Evenkeel.Cohort;

/// <summary>What happens to a person: shifts, dips, a slow relapse. Where it falls and how big it is; the level follows elsewhere.</summary>
internal static class Happenings
{
    public static PatientKind Kind(CohortParameters p, Seeded chance)
    {
        var worsens = chance.Happens(p.Prevalence);
        var otherwise = (PatientKind)chance.Weighted(p.Mix.Shares);
        return worsens ? PatientKind.Worsener : otherwise;
    }

    /// <param name="until">The first day after the diary, or of having left.</param>
    public static IReadOnlyList<TrueEvent> Draw(CohortParameters p, PatientKind kind, IReadOnlyList<VirtualSession> sessions, int until, Seeded chance) =>
        kind switch
        {
            PatientKind.Worsener => [Shift(p.Shift, sessions, until, chance)],
            PatientKind.Dips => [.. Dips(p, sessions, until, chance)],
            PatientKind.SlowRelapse => [.. SlowRelapse(p.Mix, sessions, until, chance)],
            _ => [],
        };

    private static TrueEvent Shift(ShiftParameters p, IReadOnlyList<VirtualSession> sessions, int until, Seeded chance)
    {
        var size = chance.Choice(p.Sizes);
        var step = chance.Happens(p.StepShare);
        var lasts = chance.Whole(p.Lasts);
        var (session, onset) = p.AwayBy is { } away ? (TrueEvent.NoSession, chance.Choice(DaysAway(away, sessions, until - p.RoomAfterOnset))) : AfterOne(p, sessions, until, chance);
        return new(EventKind.Shift, onset, Math.Min(onset + lasts, until) - 1, size, session, step ? 1 : p.RampDays);
    }

    private static (int Session, int Onset) AfterOne(ShiftParameters p, IReadOnlyList<VirtualSession> sessions, int until, Seeded chance)
    {
        var after = 1 + chance.Weighted(p.OnsetShares);
        var session = chance.Choice([.. sessions.Where(s => s.Day + after + p.RoomAfterOnset <= until)]).Day;
        return (session, session + after);
    }

    /// <summary>Days after the first session, not near any; the last one possible when sessions leave none.</summary>
    private static IReadOnlyList<int> DaysAway(int away, IReadOnlyList<VirtualSession> sessions, int last)
    {
        int[] days = [.. Enumerable.Range(sessions[0].Day + away, Math.Max(0, last - sessions[0].Day - away + 1)).Where(d => !sessions.Any(s => s.Day < d && d - s.Day < away))];
        return days.Length > 0 ? days : [last];
    }

    private static IEnumerable<TrueEvent> Dips(CohortParameters p, IReadOnlyList<VirtualSession> sessions, int until, Seeded chance)
    {
        foreach (var session in sessions)
        {
            var dips = chance.Happens(p.Mix.DipShare);
            var onset = session.Day + 1 + chance.Weighted(p.Shift.OnsetShares);
            var lasts = chance.Whole(p.Mix.DipDays);
            var size = chance.Uniform(p.Mix.DipSize);
            if (dips && onset < until)
            {
                yield return new(EventKind.Dip, onset, Math.Min(onset + lasts, until) - 1, size, session.Day, 1);
            }
        }
    }

    /// <summary>After the close or weekly part of the first course, until the next course or the end.</summary>
    private static IEnumerable<TrueEvent> SlowRelapse(MixParameters p, IReadOnlyList<VirtualSession> sessions, int until, Seeded chance)
    {
        var secondCourse = sessions.Skip(1).FirstOrDefault(s => s.InCourse == 1)?.Day ?? until;
        var last = sessions.Last(s => s.Day < secondCourse && s.Phase != Phase.Maintenance).Day;
        var onset = last + chance.Whole(p.RelapseAfter);
        var ramp = chance.Whole(p.RelapseRamp);
        var past = chance.Uniform(p.RelapsePast);
        if (onset < secondCourse)
        {
            yield return new(EventKind.SlowRelapse, onset, secondCourse - 1, past, last, ramp);
        }
    }
}

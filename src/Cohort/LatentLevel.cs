namespace Evenkeel.Cohort;

/// <summary>A person's distress each day without noise: the start, the drift, what sessions take away and time gives back, and events.</summary>
internal static class LatentLevel
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>The path on which the given sessions help; a session that a worsening follows does not.</summary>
    public static double[] WithoutEvents(CohortParameters p, Person person, IReadOnlyList<VirtualSession> sessions, IReadOnlyList<TrueEvent> events, int length)
    {
        var helping = sessions.Where(s => !events.Any(e => e.Kind == EventKind.Shift && e.AfterSession == s.Day)).ToDictionary(s => s.Day);
        var level = new double[length];
        var (peak, peakDay, inCourse) = (0.0, 0, 1);
        for (var day = 0; day < length; day++)
        {
            if (helping.TryGetValue(day - 1, out var session))
            {
                var gain = peak * Left(p.Response, person, inCourse, day - peakDay);
                var takes = session.InCourse == 1 ? p.Response.FirstTakes : p.Response.LaterTakes;
                (peak, peakDay, inCourse) = (gain + (takes * (person.Ceiling - gain)), day, session.InCourse);
            }

            var drift = person.DriftPerDay * Math.Min(day, p.Response.DriftDays);
            level[day] = person.Mean + drift - (peak * Left(p.Response, person, inCourse, day - peakDay));
        }

        return level;
    }

    /// <summary>The share of a gain that is left so many days after it was in full: the more sessions, the longer it lasts.</summary>
    internal static double Left(ResponseParameters p, Person person, int inCourse, int days)
    {
        var shape = person.IsHarsh ? 1 : p.LossShape;
        var longest = person.IsHarsh ? p.HarshHalfLossAfterSix : p.LossScaleAfterSix * PortableMath.Pow(Ln2, 1 / p.LossShape);
        var sessions = Math.Min(inCourse, p.SessionsToLast);
        var half = p.HalfLossAfterOne * PortableMath.Pow(longest / p.HalfLossAfterOne, (sessions - 1.0) / (p.SessionsToLast - 1));
        return PortableMath.Exp(-Ln2 * PortableMath.Pow(days / half, shape));
    }

    public static double[] WithEvents(CohortParameters p, Person person, IReadOnlyList<TrueEvent> events, IReadOnlyList<double> without)
    {
        var level = without.ToArray();
        foreach (var e in events)
        {
            var target = e.Kind switch
            {
                EventKind.Shift => without[e.AfterSession == TrueEvent.NoSession ? e.OnsetDay - 1 : e.AfterSession] + (e.SizeSd * person.Sd),
                EventKind.SlowRelapse => person.Mean + (e.SizeSd * person.Sd),
                _ => 0,
            };
            var back = e.Kind == EventKind.Shift ? p.Shift.RampDays : 1;
            for (var day = e.OnsetDay; day < Math.Min(e.EndDay + back, level.Length); day++)
            {
                // A fade may carry the path above the target; an event never makes anybody better.
                var lift = e.Kind == EventKind.Dip ? e.SizeSd * person.Sd : Math.Max(0, target - without[day]);
                level[day] += Height(e, back, day) * lift;
            }
        }

        return level;
    }

    /// <summary>From nothing before onset to one, and back to nothing as many days after the end as the return takes.</summary>
    private static double Height(TrueEvent e, int back, int day) =>
        Math.Min(1, Math.Min((day - e.OnsetDay + 1.0) / e.RampDays, (e.EndDay + (double)back - day) / back));
}

namespace Evenkeel.Cohort;

/// <summary>When a person's sessions are.</summary>
internal static class Programme
{
    public static IReadOnlyList<VirtualSession> Draw(CohortParameters p, int until, Seeded chance)
    {
        var sessions = new List<VirtualSession>();
        var start = chance.Choice(p.Baselines);
        var close = chance.Happens(p.Schedule.CloseShare);
        var weekly = chance.Whole(p.Schedule.WeeklySessions);
        var maintained = chance.Happens(p.Schedule.MaintenanceShare);
        do
        {
            Course(p.Schedule, start, close, weekly, maintained, chance, sessions);
            start += p.Schedule.NewCourseEvery;
        }
        while (p.Schedule.NewCourseEvery > 0 && start < until);
        sessions.RemoveAll(s => s.Day >= until);
        return sessions;
    }

    private static void Course(
        ScheduleParameters p, int start, bool close, int weekly, bool maintained, Seeded chance, List<VirtualSession> sessions)
    {
        IEnumerable<int> days = close ? p.CloseDays : Enumerable.Range(0, weekly).Select(week => 7 * week);
        var inCourse = 0;
        foreach (var day in days)
        {
            sessions.Add(new(start + day, ++inCourse, close ? Phase.Close : Phase.Weekly));
        }

        for (var i = 0; maintained && i < p.MaintenanceSessions; i++)
        {
            sessions.Add(new(sessions[^1].Day + chance.Whole(p.MaintenanceGap), ++inCourse, Phase.Maintenance));
        }
    }
}

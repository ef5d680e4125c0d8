namespace Evenkeel.Cohort.Calibration;

/// <summary>How the gain goes: after one session, and week by week after six.</summary>
internal static class FadeFigures
{
    private const int WholeCourse = 6;

    private static readonly (int Week, double MedicationFree, double Community)[] Published =
        [(1, .74, .96), (2, .57, .91), (3, .46, .85), (4, .39, .80), (6, .31, .70)];

    public static IEnumerable<CalibrationRow> Rows(IReadOnlyList<VirtualPatient> people)
    {
        var weekly = people.Where(p => Responds(p) && p.Sessions[0].Phase == Phase.Weekly).ToArray();
        yield return new(
            "Gain left six days after one session's best day", "53 % after 8 days; 76 % of responders on day 7", "1.2 [S32]; 10 (8)", new(.5, .76),
            weekly.Average(p => Gain(p, p.Sessions[0].Day + 7) / Gain(p, p.Sessions[0].Day + 1)));

        var alone = people.Where(p => Responds(p) && p.Sessions.Count == WholeCourse && p.Sessions[^1].Phase != Phase.Maintenance).ToArray();
        foreach (var (week, low, high) in Published)
        {
            var there = alone.Where(p => Last(p) + 1 + (7 * week) < p.Days.Count).ToArray();
            yield return new(
                $"Gain left {week} weeks after six sessions", Figures.Text($"{low:.00} (no medicine) to {high:.00} (community)"), "1.2 [S36][S2]", new(low, high),
                there.Average(p => Gain(p, Last(p) + 1 + (7 * week)) / Gain(p, Last(p) + 1)),
                week == 1 ? "published as people still well; the cohort loses gain by the same two curves, three quarters and one" : "");
        }
    }

    private static bool Responds(VirtualPatient p) => p.Truth.Person.Ceiling > 0 && p.Truth.Events.All(e => e.Kind is EventKind.Dip or EventKind.Ideation);

    private static int Last(VirtualPatient p) => p.Sessions[^1].Day;

    /// <summary>What sessions have taken away, as of a day; drift apart.</summary>
    private static double Gain(VirtualPatient p, int day) =>
        p.Truth.Person.Mean + (p.Truth.Person.DriftPerDay * Math.Min(day, new ResponseParameters().DriftDays)) - p.Truth.LevelWithoutEvents[day];
}

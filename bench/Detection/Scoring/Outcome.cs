using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>What one threshold did to one person.</summary>
/// <param name="False">Alerts neither in a shift nor on a neutral day; dips count here.</param>
/// <param name="Delay">Days from onset to the first alert within the shift or the day after it; null when missed. An alert from before onset earns nothing.</param>
/// <param name="Dips">Dips that happened, and those with an alert by the third day after their start.</param>
public readonly record struct Outcome(int False, int? Delay, (int All, int Alerted) Dips)
{
    private const int DipWindow = 3;

    public static Outcome Of(Case c, double[] scores, double threshold)
    {
        var shift = c.Shift;
        var (wrong, delay, alerts) = (0, (int?)null, new List<int>());
        foreach (var day in Alerts.Days(scores, threshold, c.FirstSession + 1))
        {
            alerts.Add(day);
            if (shift is not null && day >= shift.OnsetDay && day <= shift.EndDay + 1)
            {
                delay ??= day - shift.OnsetDay;
            }
            else if (!c.Neutral[day])
            {
                wrong++;
            }
        }

        var (all, alerted) = (0, 0);
        foreach (var dip in c.Events.Where(e => e.Kind == EventKind.Dip))
        {
            all++;
            alerted += alerts.Exists(day => day >= dip.OnsetDay && day <= dip.OnsetDay + DipWindow) ? 1 : 0;
        }

        return new(wrong, delay, (all, alerted));
    }

    public bool By(int days) => Delay <= days;
}

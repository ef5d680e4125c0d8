namespace Evenkeel.Clinical.Plans;

/// <summary>One appointment that a template proposes.</summary>
/// <param name="Day">Days after the programme's start; 0 is the first day.</param>
public sealed record ProgrammeStep(string Phase, AppointmentKind Kind, int Day, int Minutes, bool AtHome);

/// <summary>A step with its date.</summary>
/// <param name="Number">Which of its kind in the programme, from 1.</param>
public sealed record ProgrammeDate(ProgrammeStep Step, int Number, DateOnly On);

/// <summary>From a template to dates (mission 2.11). They are proposals: a person books each.</summary>
public static class ProgrammeDates
{
    public static IReadOnlyList<ProgrammeDate> From(IReadOnlyList<ProgrammeStep> steps, DateOnly start)
    {
        var seen = new Dictionary<AppointmentKind, int>();
        return
        [
            .. steps.OrderBy(s => s.Day).Select(s => new ProgrammeDate(s, seen[s.Kind] = seen.GetValueOrDefault(s.Kind) + 1, start.AddDays(s.Day))),
        ];
    }

    /// <summary>The first two sessions that a template sets closer than its own spacing; null when none are.</summary>
    public static (int Day, int Next)? TooClose(IReadOnlyList<ProgrammeStep> steps, int minDays)
    {
        int[] days = [.. steps.Where(s => s.Kind == AppointmentKind.Session).Select(s => s.Day).Order()];
        for (var i = 1; i < days.Length; i++)
        {
            if (days[i] - days[i - 1] < minDays)
            {
                return (days[i - 1], days[i]);
            }
        }

        return null;
    }
}

namespace Evenkeel.Clinical.Escalation;

/// <summary>
/// Who is told, in what order, by when (design 5a, alert; evidence 4.1 timers). Times run from the receipt of what opened,
/// raised or renewed the alert. A ladder has no end: its last rung repeats until a person acknowledges.
/// </summary>
public static class Ladder
{
    private static readonly (int Minutes, Audience Audience)[] Stat =
    [
        (0, Audience.OnCall), (5, Audience.SecondPerson), (10, Audience.AllClinicians), (15, Audience.AdminsAndFallback),
    ];

    private static readonly (int Minutes, Audience Audience)[] Asap =
    [
        (0, Audience.PatientsClinicians), (60, Audience.SecondPerson), (120, Audience.AllClinicians), (240, Audience.AdminsAndFallback),
    ];

    private const int StatRepeatsEveryMinutes = 15;
    private const int AsapRepeatsEveryMinutes = 60;
    private static readonly TimeSpan StatNextAction = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AsapNextAction = TimeSpan.FromHours(4);

    /// <summary>The rung with a number; null for Urgent and Routine, which go to the list and never page.</summary>
    public static Rung? RungOf(Priority priority, int number) => priority switch
    {
        Priority.Stat => Repeating(Stat, StatRepeatsEveryMinutes, number),
        Priority.Asap => Repeating(Asap, AsapRepeatsEveryMinutes, number),
        _ => null,
    };

    /// <summary>By when somebody must have acknowledged; Urgent unacknowledged then is raised to Asap.</summary>
    public static DateTimeOffset AcknowledgeBy(Priority priority, DateTimeOffset from, DutyHours hours) => priority switch
    {
        Priority.Stat => from + TimeSpan.FromMinutes(Stat[1].Minutes),
        Priority.Asap => from + TimeSpan.FromMinutes(Asap[1].Minutes),
        _ => hours.EndOfNextWorkingDay(from),
    };

    /// <summary>By when an acknowledged alert needs its next action, else it climbs as if nobody had acknowledged it.</summary>
    public static DateTimeOffset NextActionBy(Priority priority, DateTimeOffset acknowledgedAt, DutyHours hours) => priority switch
    {
        Priority.Stat => acknowledgedAt + StatNextAction,
        Priority.Asap => acknowledgedAt + AsapNextAction,
        _ => hours.EndOfNextWorkingDay(acknowledgedAt),
    };

    /// <summary>
    /// How long a ladder rests at most before its next step. One that lies further ahead was set by a clock that has moved back since.
    /// Null for Urgent and Routine, which wait for working days.
    /// </summary>
    /// <param name="nextRung">The rung that is told next when nobody has acknowledged.</param>
    public static TimeSpan? LongestRest(Priority priority, int nextRung, bool isAcknowledged) => (priority, isAcknowledged) switch
    {
        (Priority.Stat, true) => StatNextAction,
        (Priority.Asap, true) => AsapNextAction,
        (Priority.Stat or Priority.Asap, false) => RungOf(priority, nextRung)!.After - RungOf(priority, Math.Max(0, nextRung - 1))!.After,
        _ => null,
    };

    private static Rung Repeating((int Minutes, Audience Audience)[] rungs, int every, int number)
    {
        var last = rungs[^1];
        return number < rungs.Length
            ? new Rung(number, TimeSpan.FromMinutes(rungs[number].Minutes), rungs[number].Audience)
            : new Rung(number, TimeSpan.FromMinutes(last.Minutes + (number - rungs.Length + 1) * every), last.Audience);
    }
}

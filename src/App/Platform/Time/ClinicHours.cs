using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using NodaTime;

namespace Evenkeel.Platform.Time;

/// <summary>A clinic's opening hours as the UTC intervals that the ladder reads.</summary>
public static class ClinicHours
{
    private const int DaysBefore = 1;
    /// <summary>Past a summer's closing: a patient who asks when the clinic opens gets a day.</summary>
    private const int DaysAhead = 45;

    public static DutyHours Around(Clinic clinic, DateTimeOffset at)
    {
        var today = Days.Local(clinic.Zone, at).Date.ToDateOnly();
        return new DutyHours(
        [
            .. Enumerable.Range(-DaysBefore, DaysBefore + DaysAhead).Select(today.AddDays).Where(d => IsWorkingDay(clinic, d))
                .Select(d => new OpenInterval(Days.At(clinic.Zone, d, clinic.OpensAt), Days.At(clinic.Zone, d, clinic.ClosesAt))),
        ]);
    }

    /// <summary>Whether the clinic opens on a day.</summary>
    public static bool IsWorkingDay(Clinic clinic, DateOnly day) =>
        IsInTheWeek(clinic, day) && !clinic.Holidays.Contains(day);

    /// <summary>Whether the clinic's week says open, holiday or not.</summary>
    public static bool IsInTheWeek(Clinic clinic, DateOnly day) => (clinic.WorkingDays & (1 << ((int)LocalDate.FromDateOnly(day).DayOfWeek - 1))) != 0;
}

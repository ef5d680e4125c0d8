using Evenkeel.Data;

namespace Evenkeel.Platform.Time;

/// <summary>
/// When a patient is reminded: each day at the minute that they chose, on the wall clock where they are. A minute that the clocks
/// jump over moves forward by the gap; of one that comes twice the first counts (decision 0019).
/// </summary>
public static class ReminderTime
{
    /// <summary>The first reminder after an instant; null when there is none.</summary>
    public static DateTimeOffset? Next(Patient patient, DateTimeOffset after)
    {
        if (patient.RemindAt is not { } time)
        {
            return null;
        }

        if (patient.IsAway(after))
        {
            var away = Next(patient.AwayZone, time, after);
            if (away < patient.AwayUntil)
            {
                return away;
            }

            // From the end of the journey, itself included, the clock at home counts.
            after = patient.AwayUntil!.Value.AddTicks(-1);
        }

        return Next(patient.Zone, time, after);
    }

    /// <summary>The first instant after another at which the wall clock of a zone shows a time.</summary>
    public static DateTimeOffset Next(string zone, TimeOnly time, DateTimeOffset after)
    {
        // From the day before: a gap can carry yesterday's minute past midnight.
        var date = Days.Local(zone, after).Date.ToDateOnly().AddDays(-1);
        var next = Days.At(zone, date, time);
        while (next <= after)
        {
            date = date.AddDays(1);
            next = Days.At(zone, date, time);
        }

        return next;
    }

    /// <summary>The last reminder that is due at an instant, when several have been missed; null when none is due.</summary>
    public static DateTimeOffset? Latest(Patient patient, DateTimeOffset now)
    {
        DateTimeOffset? latest = null;
        for (var due = patient.NextReminderAt; due <= now; due = Next(patient, due.Value))
        {
            latest = due;
        }

        return latest;
    }
}

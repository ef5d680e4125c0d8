using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// After a suspicious answer the next day's is worth more than any other. Who has agreed to a reminder gets that day's at the hour at
/// which they usually answer, if it is missed by then, and not only at the minute they chose. It stays one reminder a day.
/// </summary>
public static class AskTomorrow
{
    /// <summary>Half of all answers come after the usual time: nobody is reminded who is just about to answer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The usual time is that of so many latest answers.</summary>
    private const int Latest = 14;

    private const int Rollover = 4;

    public static async Task Plan(CareDb db, Patient patient, Trajectory t, Trigger trigger, CancellationToken cancellation)
    {
        var isSuspicious = t.Band is { IsSuspicious: true } band && band.On == t.Today;
        if (trigger != Trigger.CheckIn || !isSuspicious || patient.IsHistorical || patient.NextReminderAt is null)
        {
            return;
        }

        var zone = patient.ZoneAt(t.AsOf);
        var at = At(zone, t.Today.AddDays(1), t.CheckIns.TakeLast(Latest).Select(c => c.AnsweredAt)) + Grace;
        // A reminder that is set inside somebody's quiet hours would count as chosen by them.
        // Today's is not needed any more: today was answered.
        var chosen = ReminderTime.Next(patient, Days.Begins(zone, t.Today.AddDays(1)).AddTicks(-1));
        if (at < chosen && at < Days.Ends(zone, t.Today.AddDays(1)) && !await IsQuiet(db, patient, zone, at, cancellation))
        {
            patient.NextReminderAt = at;
        }
    }

    /// <summary>The median time of day of some instants, on another day; days begin at 04:00.</summary>
    internal static DateTimeOffset At(string zone, DateOnly on, IEnumerable<DateTimeOffset> instants)
    {
        var hours = TimeSpan.FromHours(Rollover);
        TimeSpan[] times = [.. instants.Select(i => TimeOnly.FromTimeSpan(Days.Local(zone, i).TimeOfDay.ToTimeOnly().ToTimeSpan()).Add(-hours).ToTimeSpan()).Order()];
        var usual = times[times.Length / 2] + hours;
        var isNextMorning = usual >= TimeSpan.FromDays(1);
        return Days.At(zone, isNextMorning ? on.AddDays(1) : on, TimeOnly.FromTimeSpan(isNextMorning ? usual - TimeSpan.FromDays(1) : usual));
    }

    private static async Task<bool> IsQuiet(CareDb db, Patient patient, string zone, DateTimeOffset at, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.ClinicId == patient.ClinicId && u.PatientId == patient.Id && u.Role == Role.Patient, cancellation);
        return account is null || (account.QuietFrom != account.QuietUntil && Days.Local(zone, at).TimeOfDay.ToTimeOnly().IsBetween(account.QuietFrom, account.QuietUntil));
    }
}

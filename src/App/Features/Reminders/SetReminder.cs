using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Reminders;

/// <summary>Sets the minute of the day's reminder, or stops it.</summary>
public sealed class SetReminder(PatientTurn turn, Clock clock)
{
    /// <param name="at">On the wall clock where the patient is; null for no reminder.</param>
    public Task Run(Caller caller, TimeOnly? at, CancellationToken cancellation) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            if (patient is not null)
            {
                await ChangeConsent.Change(db, patient, caller.UserId, ConsentKind.Reminder, null, at is not null, clock.Now, cancellation);
                patient.RemindAt = at is { } time ? new TimeOnly(time.Hour, time.Minute) : null;
                patient.NextReminderAt = ReminderTime.Next(patient, clock.Now);
            }

            return 0;
        }, cancellation);
}

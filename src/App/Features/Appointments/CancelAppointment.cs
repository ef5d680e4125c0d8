using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Appointments;

/// <summary>A person cancels an appointment, or lets a programme's proposal go.</summary>
public sealed class CancelAppointment(PatientTurn turn, Clock clock)
{
    /// <returns>What is wrong, in words; empty when it is cancelled, also when it was before.</returns>
    public Task<string> Run(Caller caller, Guid patientId, Guid id, string reason, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var appointment = patient is null ? null : await db.Appointments.SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.PatientId == patientId && a.Id == id, cancellation);
            if (appointment is null)
            {
                return "There is no such appointment.";
            }

            if (appointment.State == AppointmentState.Cancelled)
            {
                return "";
            }

            if (appointment.State == AppointmentState.Fulfilled)
            {
                return "It took place, so it cannot be cancelled.";
            }

            if (reason.Trim() is not { Length: > 0 and <= AppointmentBody.LongestReason } why)
            {
                return $"Please say why, in at most {AppointmentBody.LongestReason} letters. The patient can read it.";
            }

            var wasBooked = appointment.State == AppointmentState.Booked;
            (appointment.State, appointment.Reason) = (AppointmentState.Cancelled, why);
            await db.Changed(appointment, caller, clock.Now, wasBooked ? "cancelled an appointment of yours" : "let a date go that your programme proposed", cancellation, isTold: wasBooked);
            return "";
        }, cancellation);
}

internal static class ChangedAppointment
{
    /// <summary>Marks who changed it and when, and tells the patient by a mail that calendars understand.</summary>
    public static async Task Changed(this CareDb db, Appointment appointment, Caller caller, DateTimeOffset now, string action, CancellationToken cancellation, bool isTold = true)
    {
        appointment.Sequence++;
        // Whoever changes it, or keeps it, has answered.
        (appointment.AnotherTimeAskedAt, appointment.AnotherTimeWords) = (null, "");
        (appointment.ChangedBy, appointment.ChangedAt) = (caller.UserId, now);
        db.Note(appointment.ClinicId, now, caller.UserId, appointment.PatientId, action, appointment.Id.ToString());
        var account = await db.Users.Where(u => u.ClinicId == appointment.ClinicId && u.PatientId == appointment.PatientId && u.Role == Role.Patient).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
        if (isTold && account is { } userId)
        {
            db.Messages.Add(new Message
            {
                ClinicId = appointment.ClinicId,
                Id = Guid.CreateVersion7(now),
                Key = $"appointment/{appointment.Id}/{appointment.Sequence}",
                Kind = MessageKind.AppointmentChanged,
                UserId = userId,
                PatientId = appointment.PatientId,
                AppointmentId = appointment.Id,
                CreatedAt = now,
                NextTryAt = now,
                ExpiresAt = appointment.StartsAt,
                // Only a mail can hold what a calendar takes in; the patient's own pages show the date in any case.
                Channel = Channel.Email,
                IsOnlyChannel = true,
            });
        }
    }
}

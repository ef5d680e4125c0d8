using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Appointments;

/// <summary>Answers a patient who asked for another time that the appointment stays as it is, and why.</summary>
public sealed class KeepAppointment(PatientTurn turn, Clock clock)
{
    /// <returns>What is wrong, in words; empty when it was answered, also when it was before.</returns>
    public Task<string> Run(Caller caller, Guid patientId, Guid id, string reason, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is null || await db.Appointments.SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.PatientId == patientId && a.Id == id, cancellation) is not { } appointment)
            {
                return "There is no such appointment.";
            }

            if (appointment.AnotherTimeAskedAt is null)
            {
                return "";
            }

            if (reason.Trim() is not { Length: > 0 and <= AppointmentBody.LongestReason } why)
            {
                return $"Please say why it stays, in at most {AppointmentBody.LongestReason} letters. The patient can read it.";
            }

            appointment.Reason = why;
            await db.Changed(appointment, caller, clock.Now, "answered that an appointment of yours stays as it is", cancellation);
            return "";
        }, cancellation);
}

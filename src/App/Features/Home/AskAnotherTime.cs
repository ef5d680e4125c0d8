using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The patient says that an appointment does not suit them. It stands as it is until a person of the clinic answers.</summary>
public sealed class AskAnotherTime(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 500;

    /// <returns>What is wrong, in words; empty when it was kept, also when it was before.</returns>
    public Task<string> Run(Caller caller, Guid id, string words, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        words = words.Trim();
        if (patient is null || await db.Appointments.SingleOrDefaultAsync(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.Id == id, cancellation) is not { State: AppointmentState.Booked } appointment || appointment.StartsAt <= now)
        {
            return "This appointment has passed or was changed. Please look again at what is booked.";
        }

        if (words.Length > LongestWords)
        {
            return $"Please keep it to {LongestWords} letters. What you wrote is still here.";
        }

        if (appointment.AnotherTimeAskedAt is not null && appointment.AnotherTimeWords == words)
        {
            return "";
        }

        (appointment.AnotherTimeAskedAt, appointment.AnotherTimeWords) = (appointment.AnotherTimeAskedAt ?? now, words);
        db.Note(patient.ClinicId, now, caller.UserId, patient.Id, "asked for another time for an appointment", id.ToString());
        return "";
    }, cancellation);
}

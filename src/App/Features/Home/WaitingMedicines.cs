using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The medicines that wait before the next session, from 24 hours before it on.</summary>
/// <param name="Answer">What the patient said last, in words; empty for nothing yet.</param>
public sealed record WaitingMedicines(Appointment Appointment, IReadOnlyList<MedicationStatement> Holds, string Answer)
{
    private static readonly TimeSpan ShownBefore = TimeSpan.FromHours(24);

    /// <summary>From when on a medicine waits.</summary>
    public DateTimeOffset From(MedicationStatement hold) => Appointment.StartsAt.AddHours(-hold.HoursBefore);

    /// <returns>Null when no session is near, or nothing waits.</returns>
    public static async Task<WaitingMedicines?> Of(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + ShownBefore;
        // A session that is late has not taken place: until it has, the list stands.
        var since = now - ReadinessGate.CountsFor;
        var next = await db.Appointments.AsNoTracking()
            .Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked && a.StartsAt > since && a.StartsAt <= until)
            .OrderBy(a => a.StartsAt).FirstOrDefaultAsync(cancellation);
        if (next is null || await Readiness.Holds(db, key, cancellation) is not { Count: > 0 } holds)
        {
            return null;
        }

        var said = await db.SessionChecks.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.AppointmentId == next.Id && c.Item == SessionCheckItem.HeldMedicines && db.Users.Any(u => u.Id == c.CheckedBy && u.Role == Role.Patient))
            .OrderByDescending(c => c.CheckedAt).Select(c => c.Words).FirstOrDefaultAsync(cancellation);
        return new(next, holds, said ?? "");
    }
}

/// <summary>Keeps what the patient says of a medicine that should wait. It can stop a session until a clinician has decided; it clears nothing.</summary>
public sealed class SayOfMedicines(PatientTurn turn, Clock clock)
{
    private const int LongestWords = 480;

    /// <param name="took">The holds that were not kept; empty for "I waited".</param>
    /// <returns>Whether there is such a list to answer.</returns>
    public Task<bool> Run(Caller caller, Guid id, IReadOnlyList<Guid> took, CancellationToken cancellation) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            var now = clock.Now;
            if (patient is null || await WaitingMedicines.Of(db, caller.Patient, now, cancellation) is not { } waiting)
            {
                return false;
            }

            if (id == Guid.Empty || await db.SessionChecks.AnyAsync(c => c.ClinicId == caller.ClinicId && c.Id == id, cancellation))
            {
                return id != Guid.Empty;
            }

            var taken = waiting.Holds.Where(h => took.Contains(h.Id)).Select(h => h.Medicine).ToArray();
            var words = taken.Length == 0 ? "I waited" : $"I took it anyway: {string.Join(", ", taken)}";
            db.SessionChecks.Add(new SessionCheck
            {
                ClinicId = caller.ClinicId, Id = id, PatientId = patient.Id, AppointmentId = waiting.Appointment.Id, Item = SessionCheckItem.HeldMedicines,
                Passed = taken.Length == 0, Words = words.Length > LongestWords ? words[..LongestWords] : words, CheckedBy = caller.UserId, CheckedAt = now,
            });
            db.Note(caller.ClinicId, now, caller.UserId, patient.Id, "answered about medicines that wait", waiting.Appointment.Id.ToString());
            return true;
        }, cancellation);
}

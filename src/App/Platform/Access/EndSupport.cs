using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// A support person goes, or is removed: everything that they may see and are asked ends in the same commit, and a session at home that
/// counted on them is without somebody until a person looks again (mission 6.21).
/// </summary>
public static class EndSupport
{
    /// <param name="by">Who ended it: the patient, or the support person.</param>
    /// <param name="action">For the patient's own log.</param>
    /// <returns>Whether it ended now; false when it had before.</returns>
    public static async Task<bool> Of(CareDb db, SupportPerson person, Guid by, string action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (person.EndedAt is not null)
        {
            return false;
        }

        person.EndedAt = now;
        foreach (var consent in await db.Consents.Where(c => c.ClinicId == person.ClinicId && c.PatientId == person.PatientId && c.SupportPersonId == person.Id && c.WithdrawnAt == null).ToListAsync(cancellation))
        {
            consent.WithdrawnAt = now;
        }

        var links = await db.SupportLinks.Where(l => l.ClinicId == person.ClinicId && l.PatientId == person.PatientId && l.SupportPersonId == person.Id && l.RevokedAt == null).ToListAsync(cancellation);
        foreach (var link in links)
        {
            link.RevokedAt = now;
        }

        await IsWithout(db, person, [.. links.Select(l => l.AppointmentId)], now, cancellation);
        db.Note(person.ClinicId, now, by, person.PatientId, action, person.Id.ToString());
        return true;
    }

    /// <summary>What somebody ticked before, they ticked with this person in mind.</summary>
    private static async Task IsWithout(CareDb db, SupportPerson person, Guid[] linked, DateTimeOffset now, CancellationToken cancellation)
    {
        var visits = await db.Appointments
            .Where(a => a.ClinicId == person.ClinicId && a.PatientId == person.PatientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked && a.AtHome
                && (linked.Contains(a.Id) || db.SessionChecks.Any(c => c.ClinicId == a.ClinicId && c.AppointmentId == a.Id && c.Item == SessionCheckItem.SupportPresent && c.Passed)))
            .Select(a => a.Id).ToListAsync(cancellation);
        db.SessionChecks.AddRange(visits.Select(visit => new SessionCheck
        {
            ClinicId = person.ClinicId, Id = Guid.CreateVersion7(now), PatientId = person.PatientId, AppointmentId = visit, Item = SessionCheckItem.SupportPresent, Passed = false,
            Words = $"{person.Name} is no support person any more. Who is there instead?", CheckedBy = person.Id, CheckedAt = now,
        }));
    }
}

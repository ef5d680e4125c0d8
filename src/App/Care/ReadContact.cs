using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Somebody who may be called for a patient.</summary>
/// <param name="Relation">In the patient's words: "my sister"; may be empty.</param>
/// <param name="Phone">As it was written; may be empty.</param>
public sealed record EmergencyContact(string Name, string Relation, string Phone);

/// <summary>How a patient is reached.</summary>
/// <param name="Phone">The account's own number, the one that messages go by; empty for none.</param>
/// <param name="Emergency">Null while nobody is named.</param>
public sealed record Contact(string Phone, string Address, DateOnly? BornOn, EmergencyContact? Emergency);

/// <summary>Reads how a patient is reached: the number from the account, the rest from what they told the clinic.</summary>
public static class ReadContact
{
    public static async Task<Contact> Of(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        var phone = await db.Users.Where(u => u.ClinicId == key.ClinicId && u.Role == Role.Patient && u.PatientId == key.PatientId)
            .Select(u => u.PhoneNumber).FirstOrDefaultAsync(cancellation);
        var kept = await db.PatientContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId, cancellation);
        var emergency = kept is null || kept.EmergencyName.Length == 0 ? null : new EmergencyContact(kept.EmergencyName, kept.EmergencyRelation, kept.EmergencyPhone);
        return new Contact(phone ?? "", kept?.Address ?? "", kept?.BornOn, emergency);
    }

    /// <summary>The numbers of those patients of a clinic who have an open alert.</summary>
    public static async Task<Dictionary<Guid, string>> WithOpenAlerts(CareDb db, int clinicId, CancellationToken cancellation)
    {
        var found = await db.Users
            .Where(u => u.ClinicId == clinicId && u.Role == Role.Patient && u.PhoneNumber != null
                && db.Alerts.Any(a => a.ClinicId == clinicId && a.PatientId == u.PatientId && a.ClosedAt == null))
            .Select(u => new { Id = u.PatientId!.Value, u.PhoneNumber }).ToListAsync(cancellation);
        return found.DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.PhoneNumber!);
    }
}

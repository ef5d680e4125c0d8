using Evenkeel.Care;
using Evenkeel.Data;

namespace Evenkeel.Platform.Access;

/// <summary>Whom a patient lets see, or be asked, one kind of thing at this moment (mission 6.16). Asked anew each time: what was taken back, has run out, or was given to somebody who left, is nothing.</summary>
public static class Sharing
{
    public static IQueryable<SupportPerson> SharesWith(this CareDb db, PatientKey key, ConsentKind kind, DateTimeOffset now) =>
        db.SupportPeople.Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.EndedAt == null
            && db.Consents.Any(c => c.ClinicId == s.ClinicId && c.PatientId == s.PatientId && c.SupportPersonId == s.Id && c.Kind == kind && c.WithdrawnAt == null && (c.Until == null || c.Until > now)));
}

using Evenkeel.Data;

namespace Evenkeel.Platform.Audit;

/// <summary>Writes who did what into the same transaction as the thing itself.</summary>
public static class AuditLog
{
    public static void Note(this CareDb db, int clinicId, DateTimeOffset at, Guid? userId, Guid? patientId, string action, string subject = "")
    {
        if (clinicId == Clinic.CanaryId)
        {
            // Nobody is behind the canary, and its rows go after a week; a record that may never shrink must not begin with it.
            return;
        }

        db.AuditEvents.Add(new AuditEvent
        {
            ClinicId = clinicId,
            Id = Guid.CreateVersion7(at),
            At = at,
            UserId = userId,
            PatientId = patientId,
            Action = action,
            Subject = subject,
        });
    }
}

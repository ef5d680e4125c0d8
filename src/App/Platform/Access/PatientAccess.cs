using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>Who may read a patient's record. Every read by another is written down where the patient can see it.</summary>
public sealed class PatientAccess(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>The patient, when the caller may read the record; the read is noted in the patient's own words. Null otherwise: "no" looks like "not there".</summary>
    public Task<Patient?> Read(Caller caller, Guid patientId, string action, CancellationToken cancellation) => Read(caller, patientId, action, forCoaches: false, cancellation);

    /// <summary>The same for the few pages that also a coach of this patient's own may open.</summary>
    public Task<Patient?> ReadInCare(Caller caller, Guid patientId, string action, CancellationToken cancellation) => Read(caller, patientId, action, forCoaches: true, cancellation);

    /// <summary>Notes that a support person is shown what the patient lets them see; who may be shown what is asked of <see cref="Sharing"/>.</summary>
    /// <param name="action">In the patient's words; empty when nothing is shown.</param>
    public async Task Shown(Caller support, string action, CancellationToken cancellation)
    {
        if (action.Length == 0)
        {
            return;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        db.Note(support.ClinicId, clock.Now, support.UserId, support.Patient.PatientId, action);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Patient?> Read(Caller caller, Guid patientId, string action, bool forCoaches, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var patient = await db.Patients.AsNoTracking()
            .SingleOrDefaultAsync(p => p.ClinicId == caller.ClinicId && p.Id == patientId && p.DeletedAt == null, cancellation);
        var may = patient is not null && (caller.Role == Role.Clinician || (caller.Role == Role.Patient && caller.PatientId == patientId)
            || (forCoaches && caller.Role == Role.Coach && await db.CareTeam.AnyAsync(m => m.ClinicId == caller.ClinicId && m.PatientId == patientId && m.UserId == caller.UserId, cancellation)));
        if (!may)
        {
            return null;
        }

        if (caller.PatientId != patientId)
        {
            db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, action);
            await db.SaveChangesAsync(cancellation);
        }

        return patient;
    }
}

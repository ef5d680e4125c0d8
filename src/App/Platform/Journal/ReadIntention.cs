using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Journal;

/// <summary>What a patient goes into one session with (mission 5.3), by the session's appointment.</summary>
public sealed class ReadIntention(ReadWriting read, IDbContextFactory<CareDb> dbs)
{
    /// <summary>For the patient; null while there is none.</summary>
    public Task<OpenedEntry?> Own(PatientKey patient, Guid appointmentId, CancellationToken cancellation = default) => Of(patient, appointmentId, sharedOnly: false, cancellation);

    /// <summary>For the care team; null also while it is not shared.</summary>
    public Task<OpenedEntry?> Shared(PatientKey patient, Guid appointmentId, CancellationToken cancellation = default) => Of(patient, appointmentId, sharedOnly: true, cancellation);

    private async Task<OpenedEntry?> Of(PatientKey patient, Guid appointmentId, bool sharedOnly, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var id = await db.JournalEntries.Where(e => e.ClinicId == patient.ClinicId && e.PatientId == patient.PatientId && e.Kind == JournalKind.Intention && e.AppointmentId == appointmentId && (!sharedOnly || e.SharedAt != null))
            .OrderByDescending(e => e.MadeAt).ThenByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(cancellation);
        // Whether it is shared is asked again where it is opened.
        return id == Guid.Empty ? null : await read.Own(patient, id, cancellation) is { } writing && (!sharedOnly || writing.SharedAt is not null) ? writing : null;
    }
}

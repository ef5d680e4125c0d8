using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>Whether another session of the same person takes place at the same time; those of which only the start is known count at that moment.</summary>
public static class Overlapping
{
    public static Task<TreatmentSession?> Of(CareDb db, int clinicId, Guid patientId, Guid except, DateTimeOffset start, DateTimeOffset? end, CancellationToken cancellation)
    {
        var until = end ?? start.AddTicks(TimeSpan.TicksPerMicrosecond);
        return db.Sessions.AsNoTracking().Where(s => s.ClinicId == clinicId && s.PatientId == patientId && s.Id != except && s.StartedAt < until && (s.EndedAt == null ? s.StartedAt >= start : s.EndedAt > start))
            .OrderBy(s => s.StartedAt).FirstOrDefaultAsync(cancellation);
    }
}

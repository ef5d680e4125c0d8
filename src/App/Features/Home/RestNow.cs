using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>What the patient chose for resting after the latest session, while its window is open.</summary>
public static class RestNow
{
    public static async Task<IReadOnlyList<string>> Of(CareDb db, PatientKey key, IReadOnlyList<Clinical.TreatmentSession> sessions, DateTimeOffset now, CancellationToken cancellation) =>
        IntegrationWindow.Of(sessions, now) is not { } window ? [] : await (
            from item in db.RestPlanItems.AsNoTracking()
            join session in db.Sessions on new { item.ClinicId, Id = (Guid?)item.AppointmentId } equals new { session.ClinicId, Id = session.AppointmentId }
            where item.ClinicId == key.ClinicId && item.PatientId == key.PatientId && session.Id == window.SessionId && item.RemovedAt == null
            orderby item.PickedAt, item.Id
            select item.Words).ToListAsync(cancellation);
}

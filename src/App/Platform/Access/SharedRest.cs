using System.Linq.Expressions;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>What a patient shares of their rest plan, for a support person whom they let see it, while the window of that session is open (mission 3.15, 6.16). Both must stand: the yes for the person, and for each thing.</summary>
public static class SharedRest
{
    /// <param name="who">Which of the patient's support people reads.</param>
    /// <returns>In the patient's words, as it was picked; empty without the patient's standing yes.</returns>
    public static async Task<IReadOnlyList<string>> Of(CareDb db, PatientKey key, Expression<Func<SupportPerson, bool>> who, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.SharesWith(key, ConsentKind.SeesRestPlan, now).AnyAsync(who, cancellation))
        {
            return [];
        }

        var latest = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.StartedAt <= now)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellation);
        if (latest?.AppointmentId is not { } visit || IntegrationWindow.Of([new(latest.Id, latest.StartedAt, latest.EndedAt, latest.On, latest.AtHome)], now) is null)
        {
            return [];
        }

        return await db.RestPlanItems.AsNoTracking()
            .Where(i => i.ClinicId == key.ClinicId && i.PatientId == key.PatientId && i.AppointmentId == visit && i.IsShared && i.RemovedAt == null)
            .OrderBy(i => i.PickedAt).ThenBy(i => i.Id).Select(i => i.Words).ToListAsync(cancellation);
    }
}

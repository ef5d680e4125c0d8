using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>Shows patients the watch plan as it stands, and keeps when they first opened it. Opening is reading; it agrees to nothing.</summary>
public sealed class OpenWatchPlan(PatientTurn turn, Clock clock)
{
    /// <returns>Null while none is written.</returns>
    public Task<WatchPlan?> Run(Caller caller, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var plan = patient is null ? null : await WatchPlans.Of(db, caller.Patient).FirstOrDefaultAsync(cancellation);
        if (plan is { OpenedAt: null })
        {
            plan.OpenedAt = clock.Now;
            db.Note(caller.ClinicId, clock.Now, caller.UserId, caller.Patient.PatientId, "opened your watch plan", plan.Id.ToString());
        }

        return plan;
    }, cancellation);
}

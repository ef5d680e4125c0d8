using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Keeps that something is prepared, or is not after all. The same tick again changes nothing.</summary>
public sealed class TickPreparation(PatientTurn turn, Clock clock)
{
    /// <param name="by">The account, or the support person.</param>
    /// <param name="isSupport">Then only what they were asked to see to is theirs to tick.</param>
    /// <returns>Whether it is on their list.</returns>
    public Task<bool> Run(PatientKey key, Guid appointmentId, PreparationItem item, bool isDone, Guid by, bool isSupport, CancellationToken cancellation = default) =>
        turn.Take(key, async (db, patient) =>
        {
            if (patient is null || await Preparations.Of(db, key, appointmentId, cancellation) is not { } list || list.Lines.All(l => l.Item != item || (isSupport && l.AssignedTo != by)))
            {
                return false;
            }

            var step = await Step(db, key, appointmentId, item, cancellation);
            if (step.DoneAt is not null == isDone)
            {
                return true;
            }

            (step.DoneAt, step.DoneBy) = isDone ? (clock.Now, by) : ((DateTimeOffset?)null, (Guid?)null);
            db.Note(key.ClinicId, clock.Now, by, key.PatientId, $"{(isDone ? "ticked" : "took back the tick of")} “{PreparationWords.Name(item)}” before your session", appointmentId.ToString());
            return true;
        }, cancellation);

    /// <summary>The row of an item, made where there is none.</summary>
    internal static async Task<PreparationStep> Step(CareDb db, PatientKey key, Guid appointmentId, PreparationItem item, CancellationToken cancellation)
    {
        var step = await db.PreparationSteps.SingleOrDefaultAsync(s => s.ClinicId == key.ClinicId && s.AppointmentId == appointmentId && s.Item == item, cancellation);
        return step ?? db.PreparationSteps.Add(new PreparationStep { ClinicId = key.ClinicId, AppointmentId = appointmentId, Item = item, PatientId = key.PatientId }).Entity;
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>The patient asks a support person to see to one thing, or takes it back. They see that one thing on their card, and no other.</summary>
public sealed class AskToSeeTo(PatientTurn turn, Clock clock)
{
    /// <param name="personId">Null takes it back.</param>
    /// <returns>What is wrong, in words; empty when it was kept.</returns>
    public Task<string> Run(Caller caller, Guid appointmentId, PreparationItem item, Guid? personId, CancellationToken cancellation = default) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            if (patient is null || await Preparations.Of(db, caller.Patient, appointmentId, cancellation) is not { } list || list.Lines.All(l => l.Item != item))
            {
                return "This session is not booked any more. Please open the page again.";
            }

            if (personId is not null && (await MayUseTheCard(db, caller.Patient, clock.Now, cancellation)).All(p => p.Id != personId))
            {
                return "This person may not use the card of your session. You can change that under “My support people”.";
            }

            var step = await TickPreparation.Step(db, caller.Patient, appointmentId, item, cancellation);
            if (step.AssignedTo != personId)
            {
                step.AssignedTo = personId;
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patient.Id, $"{(personId is null ? "no longer asks" : "asked")} a support person to see to “{PreparationWords.Name(item)}”", appointmentId.ToString());
            }

            return "";
        }, cancellation);

    /// <summary>Whom the patient lets use the card of a session, by name.</summary>
    public static Task<List<SupportPerson>> MayUseTheCard(CareDb db, PatientKey key, DateTimeOffset now, CancellationToken cancellation) =>
        db.SharesWith(key, ConsentKind.SeesSessionDay, now).AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation);
}

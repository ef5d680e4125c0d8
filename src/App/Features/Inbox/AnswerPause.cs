using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>A person's yes or no to a pause, with a line that the patient reads. It closes the work item.</summary>
public sealed class AnswerPause(PatientTurn turn, AssessPatient assess, Clock clock)
{
    public const int LongestReason = 500;

    public Task<Worked> Run(Actor actor, Guid patientId, Guid alertId, bool agreed, string reason, string? seen, CancellationToken cancellation) =>
        turn.Take(new PatientKey(actor.ClinicId, patientId), async (db, patient) =>
        {
            var alert = await db.Alerts.SingleOrDefaultAsync(
                a => a.ClinicId == actor.ClinicId && a.PatientId == patientId && a.Id == alertId && a.Sign == OpenAlerts.PauseAskedCode, cancellation);
            if (patient is null || alert is null)
            {
                return Worked.No("This request is not there, or not yours to open.");
            }

            var now = clock.Now;
            var pause = (await db.Pauses.Where(p => p.ClinicId == actor.ClinicId && p.PatientId == patientId).ToListAsync(cancellation)).Find(p => p.IsWaiting());
            if (!alert.IsOpen)
            {
                return alert.ClosedBy == actor.UserId ? Worked.Already : Worked.No("Somebody has answered this already.");
            }

            if (pause is null)
            {
                return Worked.No("The patient has taken the request back. Please close this like any other alert.");
            }

            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == actor.ClinicId, cancellation);
            if (Seen.Refuse(alert, seen, clinic, now) is { } refused)
            {
                return refused;
            }

            if (reason.Length is 0 or > LongestReason)
            {
                return Worked.No($"Please write a line for the patient, in at most {LongestReason} characters.");
            }

            if (agreed && pause.Until <= now)
            {
                return Worked.No("These days are over. Please say no, and tell the patient why it came too late.");
            }

            (pause.Agreed, pause.AnsweredBy, pause.AnsweredAt) = (agreed, actor.UserId, now);
            (alert.ClosedAt, alert.ClosedBy, alert.Outcome, alert.OutcomeNote) = (now, actor.UserId, agreed ? Outcome.PlanChanged : Outcome.NoChange, reason);
            (alert.QuietUntil, alert.NextStepAt) = (now, null);
            alert.OwnerId ??= actor.UserId;
            alert.Version++;
            Ladders.AddStep(db, alert, StepKind.Closed, now, actor.UserId, note: reason);
            db.Note(actor.ClinicId, now, actor.UserId, patientId, agreed ? "said yes to your pause" : "said no to your pause", pause.Id.ToString());
            if (agreed && pause.From <= now)
            {
                await SilenceSteps.Withdraw(db, patient, [MessageKind.Reminder, MessageKind.CheckInDue, MessageKind.Nudge, MessageKind.SupportAsked], null, cancellation);
            }

            await assess.Run(db, patient, Trigger.Closing, now, cancellation);
            return Worked.Yes;
        }, cancellation);
}

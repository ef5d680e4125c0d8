using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What a person does to an alert: acknowledge it, hand it over, close it with an outcome. Only a person closes.</summary>
public sealed class WorkAlert(PatientTurn turn, AssessPatient assess, Ladders ladders, Clock clock)
{
    private const int LongestPlan = 500;
    private const int LongestNote = 2000;
    private const string Closed = "closed your alert";

    public Task<Worked> Acknowledge(Actor caller, Guid alertId, Guid patientId, string plannedAction, CancellationToken cancellation = default) =>
        Acknowledge(caller, alertId, patientId, plannedAction, seen: null, cancellation);

    /// <summary>Taking it again changes the plan that the patient reads, never the clock.</summary>
    /// <param name="seen">See <see cref="Seen"/>: taking silences the ladder.</param>
    public Task<Worked> Acknowledge(Actor caller, Guid alertId, Guid patientId, string plannedAction, string? seen, CancellationToken cancellation) =>
        On(caller, alertId, patientId, "took your alert", async (db, patient, alert) =>
        {
            if (alert.AcknowledgedAt is not null && alert.OwnerId != caller.UserId)
            {
                var owner = await db.Users.SingleAsync(u => u.Id == alert.OwnerId, cancellation);
                return Worked.No($"{owner.DisplayName} took this a moment ago.");
            }

            if (plannedAction.Length > LongestPlan)
            {
                return Worked.No($"Please say what you plan in at most {LongestPlan} characters; these are {plannedAction.Length}.");
            }

            if (alert.AcknowledgedAt is not null)
            {
                return alert.PlannedAction == plannedAction || plannedAction.Length == 0 ? Worked.Already : Plan(db, caller, alert, plannedAction);
            }

            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
            var now = clock.Now;
            if (Seen.Refuse(alert, seen, clinic, now) is { } refused)
            {
                return refused;
            }

            (alert.AcknowledgedAt, alert.OwnerId, alert.PlannedAction) = (now, caller.UserId, plannedAction);
            alert.NextStepAt = alert.IsHistorical ? null : Ladder.NextActionBy(alert.Priority, now, ClinicHours.Around(clinic, now));
            Ladders.AddStep(db, alert, StepKind.Acknowledged, now, caller.UserId, note: plannedAction);
            return Worked.Yes;
        }, cancellation);

    /// <summary>Stops no clock: until the new owner acknowledges, the ladder goes on from where it stood.</summary>
    public Task<Worked> HandOver(Actor caller, Guid alertId, Guid patientId, Guid toUserId, string note, CancellationToken cancellation = default) =>
        On(caller, alertId, patientId, "handed your alert to a colleague", async (db, patient, alert) =>
        {
            var to = await db.Users.SingleOrDefaultAsync(u => u.Id == toUserId && u.ClinicId == caller.ClinicId && u.Role == Role.Clinician, cancellation);
            if (to is null)
            {
                return Worked.No("Please choose a clinician of this clinic.");
            }

            if (note.Length > LongestNote)
            {
                return Worked.No($"Please keep the note to {LongestNote} characters; these are {note.Length}.");
            }

            if (alert.OwnerId == to.Id)
            {
                return alert.AcknowledgedAt is null ? Worked.Already : Worked.No($"{to.DisplayName} has this alert already.");
            }

            Ladders.AddStep(db, alert, StepKind.HandedOver, clock.Now, to.Id, note: note);
            // What the last owner promised is not the next owner's promise.
            (alert.OwnerId, alert.PlannedAction) = (to.Id, "");
            if (alert.AcknowledgedAt is not null)
            {
                var due = alert.NextStepAt;
                await ladders.Start(db, patient, alert, StepKind.RangAgain, clock.Now, cancellation);
                alert.NextStepAt = due < alert.NextStepAt ? due : alert.NextStepAt;
            }
            else if (!alert.IsHistorical)
            {
                Ladders.TellPerson(db, alert, clock.Now, to.Id);
            }

            return Worked.Yes;
        }, cancellation);

    public Task<Worked> Close(Actor caller, Guid alertId, Guid patientId, ClosingWords words, CancellationToken cancellation = default) =>
        On(caller, alertId, patientId, Closed, async (db, patient, alert) =>
        {
            if (!Enum.IsDefined(words.Outcome))
            {
                return Worked.No("Please choose what came of it: an alert closes only with an outcome.");
            }

            if (alert.Sign == OpenAlerts.PauseAskedCode && (await db.Pauses.Where(p => p.ClinicId == alert.ClinicId && p.PatientId == patient.Id).ToListAsync(cancellation)).Exists(p => p.IsWaiting()))
            {
                return Worked.No("The patient waits for an answer. Please say yes or no to the pause; that closes this.");
            }

            var quiet = words.QuietFor ?? AlertRule.DefaultQuiet;
            if (quiet < TimeSpan.Zero || quiet > AlertRule.LongestQuiet || words.ReviewIn <= TimeSpan.Zero || words.ReviewIn > AlertRule.LongestQuiet)
            {
                return Worked.No("Please choose at most 7 days.");
            }

            if (words.Note.Length > LongestNote)
            {
                return Worked.No($"Please keep the note to {LongestNote} characters; these are {words.Note.Length}.");
            }

            var now = clock.Now;
            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
            if (Seen.Refuse(alert, words.Seen, clinic, now) is { } refused)
            {
                return refused;
            }

            (alert.ClosedAt, alert.ClosedBy, alert.Outcome, alert.OutcomeNote) = (now, caller.UserId, words.Outcome, words.Note);
            (alert.QuietUntil, alert.NextStepAt) = (now + quiet, null);
            alert.OwnerId ??= caller.UserId;
            if (alert.Sign == Ideation.Code)
            {
                (alert.KnownLevel, alert.ReviewBy) = await Known(db, alert, now + (words.ReviewIn ?? AlertRule.LongestQuiet), cancellation);
            }

            Ladders.AddStep(db, alert, StepKind.Closed, now, caller.UserId, note: words.Note);
            if (!patient.IsHistorical)
            {
                await assess.Run(db, patient, Trigger.Closing, now, cancellation);
            }

            return Worked.Yes;
        }, cancellation);

    private Worked Plan(CareDb db, Actor caller, Alert alert, string plannedAction)
    {
        alert.PlannedAction = plannedAction;
        Ladders.AddStep(db, alert, StepKind.Acknowledged, clock.Now, caller.UserId, note: plannedAction);
        return Worked.Yes;
    }

    /// <summary>
    /// Level 1 or 2 becomes known by closing; level 3 never does. A review that is closed with nothing positive said since leaves
    /// nothing known; closing something else ("prefer not to say") leaves what is known, and its review date, as they are.
    /// </summary>
    private static async Task<(int Level, DateTimeOffset? ReviewBy)> Known(CareDb db, Alert alert, DateTimeOffset reviewBy, CancellationToken cancellation)
    {
        var assessment = await db.Assessments.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == alert.ClinicId && a.Id == alert.AssessmentId, cancellation);
        var evidence = (assessment is null ? null : KeptJson.Finding(assessment.Guidance, Ideation.Code) as Present)?.Evidence ?? [];
        if (alert.Priority == Priority.Stat)
        {
            return (0, null);
        }

        if (!evidence.Any(e => e.Fact is Fact.IdeationLevel or Fact.KnownIdeation))
        {
            var before = await db.Alerts.AsNoTracking().Where(a => a.ClinicId == alert.ClinicId && a.PatientId == alert.PatientId && a.Sign == alert.Sign && a.ClosedAt != null)
                .OrderByDescending(a => a.ClosedAt).FirstOrDefaultAsync(cancellation);
            return (before?.KnownLevel ?? 0, before?.ReviewBy);
        }

        var saidSince = evidence.Any(e => e.Fact is Fact.IdeationLevel or Fact.SafetyAnswer or Fact.Item9 or Fact.Screening);
        var level = saidSince ? (int)evidence.Where(e => e.Fact is Fact.IdeationLevel or Fact.KnownIdeation).Max(e => e.Amount) : 0;
        return level is 1 or 2 ? (level, reviewBy) : (0, null);
    }

    private async Task<Worked> On(
        Actor caller, Guid alertId, Guid patientId, string action, Func<CareDb, Patient, Alert, Task<Worked>> act, CancellationToken cancellation)
    {
        using var step = Telemetry.Step("work alert");
        return await turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var alert = await db.Alerts.SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.Id == alertId && a.PatientId == patientId, cancellation);
            if (patient is null || alert is null)
            {
                return Worked.No("This alert is not there, or not yours to open.");
            }

            if (!alert.IsOpen)
            {
                var closer = await db.Users.SingleOrDefaultAsync(u => u.Id == alert.ClosedBy, cancellation);
                return action == Closed && closer?.Id == caller.UserId
                    ? Worked.Already
                    : Worked.No($"{closer?.DisplayName ?? "Somebody"} has closed this alert already.");
            }

            var worked = await act(db, patient, alert);
            if (worked == Worked.Yes)
            {
                alert.Version++;
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patient.Id, action, alert.Id.ToString());
            }

            return worked;
        }, cancellation);
    }
}

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
    internal const int LongestNote = 2000;
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
            if (Seen.Refuse(alert, seen, clinic, clock.Now) is { } refused)
            {
                return refused;
            }

            Take(db, clinic, alert, caller, plannedAction);
            return Worked.Yes;
        }, cancellation);

    /// <summary>
    /// One act takes all of a person's that the page showed and nobody holds. What came since refuses the whole: nobody silences what
    /// they have not read. One that a colleague took, or closed, in the meantime stays theirs.
    /// </summary>
    /// <param name="shown">The alerts with what the page showed of each.</param>
    public Task<Worked> AcknowledgeAll(Actor caller, Guid patientId, IReadOnlyList<DrawnAlert> shown, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var alerts = await Find(db, caller, patientId, shown, cancellation);
            if (patient is null || alerts.Count == 0)
            {
                return Worked.No("These alerts are not there, or not yours to open.");
            }

            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, cancellation);
            var free = alerts.Where(a => a.Alert is { IsOpen: true, AcknowledgedAt: null }).ToArray();
            if (free.Select(a => Seen.Refuse(a.Alert, a.Seen, clinic, clock.Now)).FirstOrDefault(r => r is not null) is { } refused)
            {
                return refused;
            }

            foreach (var (alert, _) in free)
            {
                Take(db, clinic, alert, caller, "");
                alert.Version++;
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, "took your alert", alert.Id.ToString());
            }

            return free.Length > 0 ? Worked.Yes : Worked.Already;
        }, cancellation);

    /// <summary>
    /// Several Urgent or Routine of one cause, each of which was ticked, closed with one outcome. Danger, what a person asked for
    /// themselves and Stat are closed one by one; so is whatever has climbed to Asap.
    /// </summary>
    public Task<Worked> CloseTogether(Actor caller, Guid patientId, IReadOnlyList<DrawnAlert> ticked, ClosingWords words, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var alerts = await Find(db, caller, patientId, ticked, cancellation);
            if (patient is null || alerts.Count < ticked.Count)
            {
                return Worked.No("One of these alerts is not there, or not yours to open.");
            }

            if (alerts.All(a => a.Alert.ClosedBy == caller.UserId))
            {
                return Worked.Already;
            }

            if (alerts.Find(a => !a.Alert.IsOpen).Alert is { } gone)
            {
                return Worked.No($"One of those that you ticked has been closed already, by {(gone.ClosedBy == caller.UserId ? "you" : "a colleague")}. Please look again.");
            }

            if (alerts.Any(a => a.Alert.Priority >= Priority.Asap || ClosingRule.NeedsWords(a.Alert.Sign, a.Alert.Priority)))
            {
                return Worked.No("Only Urgent and Routine alerts are closed together. Please close the others one by one, with what was said or done.");
            }

            var now = clock.Now;
            foreach (var (alert, seen) in alerts)
            {
                if (await CloseAlert.Refuse(db, patient, alert, words with { Seen = seen }, now, cancellation) is { } refused)
                {
                    return refused;
                }
            }

            foreach (var (alert, _) in alerts)
            {
                await CloseAlert.Apply(db, alert, caller, words, now, cancellation);
                alert.Version++;
                db.Note(caller.ClinicId, now, caller.UserId, patient.Id, Closed, alert.Id.ToString());
            }

            await assess.Run(db, patient, Trigger.Closing, now, cancellation);
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
            var now = clock.Now;
            if (await CloseAlert.Refuse(db, patient, alert, words, now, cancellation) is { } refused)
            {
                return refused;
            }

            await CloseAlert.Apply(db, alert, caller, words, now, cancellation);
            if (!patient.IsHistorical)
            {
                await assess.Run(db, patient, Trigger.Closing, now, cancellation);
            }

            return Worked.Yes;
        }, cancellation);

    private void Take(CareDb db, Clinic clinic, Alert alert, Actor caller, string plannedAction)
    {
        var now = clock.Now;
        (alert.AcknowledgedAt, alert.OwnerId, alert.PlannedAction) = (now, caller.UserId, plannedAction);
        alert.NextStepAt = alert.IsHistorical ? null : Ladder.NextActionBy(alert.Priority, now, ClinicHours.Around(clinic, now));
        Ladders.AddStep(db, alert, StepKind.Acknowledged, now, caller.UserId, note: plannedAction);
    }

    private static async Task<List<(Alert Alert, string Seen)>> Find(CareDb db, Actor caller, Guid patientId, IReadOnlyList<DrawnAlert> shown, CancellationToken cancellation)
    {
        var ids = shown.Select(s => s.Id).ToArray();
        var found = await db.Alerts.Where(a => a.ClinicId == caller.ClinicId && a.PatientId == patientId && ids.Contains(a.Id) && !a.IsHistorical).ToListAsync(cancellation);
        return [.. shown.DistinctBy(s => s.Id).Join(found, s => s.Id, a => a.Id, (s, a) => (a, s.Seen))];
    }

    private Worked Plan(CareDb db, Actor caller, Alert alert, string plannedAction)
    {
        alert.PlannedAction = plannedAction;
        Ladders.AddStep(db, alert, StepKind.Acknowledged, clock.Now, caller.UserId, note: plannedAction);
        return Worked.Yes;
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

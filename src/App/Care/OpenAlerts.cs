using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Turns findings into alerts: opens, updates, raises or rings again; never lowers and never closes.</summary>
public sealed class OpenAlerts(Ladders ladders)
{
    /// <summary>The code of the alert that says that the engine could not read or judge somebody.</summary>
    public const string CouldNotBeAssessedCode = "could-not-be-assessed";

    /// <summary>The code of the work item that waits for a person's yes or no to a pause.</summary>
    public const string PauseAskedCode = "pause-asked";

    public async Task Apply(CareDb db, Patient patient, Guid assessmentId, Trajectory trajectory, Guidance guidance, CancellationToken cancellation)
    {
        if (!guidance.Findings.Any(f => AlertRule.Wanted(f.Finding) is not null))
        {
            return;
        }

        var open = await Open(db, patient, cancellation);
        foreach (var (sign, finding) in guidance.Findings)
        {
            var alert = open.FirstOrDefault(a => a.Sign == sign);
            var standing = alert is null ? null : new StandingAlert(alert.Reason, alert.AcknowledgedAt is not null, alert.NewestFactAt, alert.Grade);
            var move = AlertRule.Decide(Catalogue.Current.Card(sign), finding, standing, trajectory.LastClosing(sign), guidance.AsOf);
            if (move != AlertMove.None)
            {
                await Move(db, patient, alert, sign, move, AlertRule.Wanted(finding)!, assessmentId, guidance.AsOf, cancellation);
            }
        }
    }

    public Task CouldNotBeAssessed(CareDb db, Patient patient, Trigger trigger, DateTimeOffset at, CancellationToken cancellation) =>
        NotBySign(db, patient, CouldNotBeAssessedCode, Priority.Asap, isNew: trigger is not (Trigger.Clock or Trigger.Closing), at, cancellation);

    public Task PauseAsked(CareDb db, Patient patient, DateTimeOffset at, CancellationToken cancellation) =>
        NotBySign(db, patient, PauseAskedCode, Priority.Urgent, isNew: true, at, cancellation);

    /// <param name="isNew">Something came. When only the clock tried again, what stands says so already and rings nobody.</param>
    private async Task NotBySign(CareDb db, Patient patient, string code, Priority priority, bool isNew, DateTimeOffset at, CancellationToken cancellation)
    {
        var standing = (await Open(db, patient, cancellation)).FirstOrDefault(a => a.Sign == code);
        if (standing is not null && !isNew)
        {
            return;
        }

        // A second answer that nobody can read, or a second request, is a new reason to look: whoever holds the alert is told again.
        var move = standing is null ? AlertMove.Open : standing.AcknowledgedAt is null ? AlertMove.Update : AlertMove.RingAgain;
        await Move(db, patient, standing, code, move, new WantedAlert(priority, at, 0), Guid.Empty, at, cancellation);
    }

    private async Task Move(
        CareDb db, Patient patient, Alert? alert, string sign, AlertMove move, WantedAlert wanted, Guid assessmentId, DateTimeOffset at, CancellationToken cancellation)
    {
        using var traced = Telemetry.Step(alert is null ? "open alert" : "update alert");
        if (alert is null)
        {
            alert = new Alert
            {
                ClinicId = patient.ClinicId,
                Id = Guid.CreateVersion7(at),
                PatientId = patient.Id,
                Sign = sign,
                OpenedAt = at,
                IsHistorical = patient.IsHistorical,
            };
            db.Alerts.Add(alert);
        }

        alert.AssessmentId = assessmentId;
        alert.NewestFactAt = wanted.NewestFactAt > alert.NewestFactAt ? wanted.NewestFactAt : alert.NewestFactAt;
        alert.Priority = wanted.Priority > alert.Priority ? wanted.Priority : alert.Priority;
        alert.Reason = wanted.Priority > alert.Reason ? wanted.Priority : alert.Reason;
        alert.Grade = Math.Max(alert.Grade, wanted.Grade);
        alert.Version++;
        if (move != AlertMove.Update)
        {
            var step = move switch { AlertMove.Open => StepKind.Opened, AlertMove.Raise => StepKind.Raised, _ => StepKind.RangAgain };
            await ladders.Start(db, patient, alert, step, at, cancellation);
        }
    }

    /// <summary>Open in the store and not just being closed in this very turn: what comes after a closing is a new alert.</summary>
    private static async Task<List<Alert>> Open(CareDb db, Patient patient, CancellationToken cancellation) =>
        [.. (await db.Alerts.Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt == null).ToListAsync(cancellation)).Where(a => a.IsOpen)];
}

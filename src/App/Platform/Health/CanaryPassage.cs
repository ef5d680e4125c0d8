using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>
/// One passage: a check-in with a positive safety answer, the alert that it opens, the message that its ladder writes and that is really
/// sent, the next rung, and the taking and closing by the canary's clinician. By the same use cases as everybody's. The only alerts that a program ever closes.
/// </summary>
public sealed class CanaryPassage(PatientTurn turn, SubmitCheckIn submit, WorkAlert work, DeliverySettings settings, Clock clock, ILogger<CanaryPassage> log)
{
    private static readonly Actor Clinician = new(Clinic.CanaryId, CanaryHouse.Clinician);
    private const int LongestFailure = 500;
    private string _fault = "";

    /// <summary>Goes as far as it can now; true when it went on, false when it waits.</summary>
    public async Task<bool> Go(CareDb db, CanaryRun run, DateTimeOffset now, CancellationToken cancellation)
    {
        var wentOn = false;
        try
        {
            wentOn = await Step(db, run, cancellation);
            _fault = "";
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The next round tries again; what was wrong is said should it come to nothing.
            _fault = e.GetBaseException().Message;
            log.LogWarning(e, "The canary was held up");
        }

        if (run.AcknowledgedAt is null && now - run.StartedAt >= ProofTimes.MayTake)
        {
            await End(run, now, why: await Why(db, run, cancellation), cancellation);
            return true;
        }

        return wentOn;
    }

    private async Task<bool> Step(CareDb db, CanaryRun run, CancellationToken cancellation)
    {
        var key = new PatientKey(Clinic.CanaryId, run.Id);
        if (run.CheckedInAt is null)
        {
            await CheckIn(db, key, cancellation);
            run.CheckedInAt = clock.Now;
            await db.SaveChangesAsync(cancellation);
        }

        var alert = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Sign == Ideation.Code, cancellation);
        if (alert is null)
        {
            return false;
        }

        var messages = await db.Messages.AsNoTracking().Where(m => m.ClinicId == alert.ClinicId && m.AlertId == alert.Id).ToListAsync(cancellation);
        var wentOn = run.AlertedAt is null;
        run.AlertedAt ??= clock.Now;
        if (run.DeliveredAt is null && messages.Find(IsThrough) is { } through)
        {
            run.DeliveredAt = through.DeliveredAt ?? clock.Now;
            Telemetry.DeliveryDelay.Record((run.DeliveredAt.Value - through.CreatedAt).TotalSeconds);
        }

        await db.SaveChangesAsync(cancellation);
        if (!HasClimbed(alert))
        {
            return await Hurry(key, alert.Id, cancellation) || wentOn;
        }

        if (run.DeliveredAt is null)
        {
            return wentOn;
        }

        var taken = await work.Acknowledge(Clinician, alert.Id, run.Id, "", cancellation);
        var closed = await work.Close(Clinician, alert.Id, run.Id, new ClosingWords(Outcome.Reached, "The canary passed."), cancellation);
        if (!taken.Done && !closed.Done)
        {
            _fault = closed.Why;
            return false;
        }

        await End(run, clock.Now, why: "", cancellation);
        await db.Entry(run).ReloadAsync(cancellation);
        Telemetry.Canary.Record((clock.Now - run.StartedAt).TotalSeconds);
        await CanaryHouse.Clear(db, clock.Now, cancellation);
        return true;
    }

    private async Task CheckIn(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        if (!await db.Patients.AnyAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation))
        {
            db.Patients.Add(CanaryHouse.Hatch(key.PatientId, clock.Now));
            await db.SaveChangesAsync(cancellation);
        }

        // Asked again after a fault, it is the same check-in: the passage's own id.
        await submit.Run(
            new CheckInBody(key.PatientId, key, clock.Now, null, IsWhole: true)
            {
                LowMood = Answer.Of(5), Anxiety = Answer.Of(5), Restlessness = Answer.Of(5), Hope = Answer.Of(5), Safety = SafetyAnswer.StrongOrFrequent,
            }, cancellation);
    }

    /// <summary>Sent by the worker: where there is a mail server, by mail and nothing less.</summary>
    private bool IsThrough(Message message) => message.State is MessageState.Handed or MessageState.Opened && (settings.Smtp is null || message.Channel == Channel.Email);

    /// <summary>Somebody beyond the first rung was told.</summary>
    private static bool HasClimbed(Alert alert) => alert.NextRung > 1;

    /// <summary>Nobody takes the alert, and its ladder must show that it climbs: at once, for no passage can wait for the usual minutes. True when it was hurried now.</summary>
    private Task<bool> Hurry(PatientKey key, Guid alertId, CancellationToken cancellation) =>
        turn.Take(key, async (db, _) =>
        {
            var alert = await db.Alerts.SingleAsync(a => a.ClinicId == key.ClinicId && a.Id == alertId, cancellation);
            var isEarly = !HasClimbed(alert) && alert.NextStepAt > clock.Now;
            alert.NextStepAt = isEarly ? clock.Now : alert.NextStepAt;
            return isEarly;
        }, cancellation);

    /// <summary>Ends the passage, well or not: nothing of it is wanted any more, and no ladder of it climbs on.</summary>
    private Task<int> End(CanaryRun ended, DateTimeOffset at, string why, CancellationToken cancellation) =>
        turn.Take(new PatientKey(Clinic.CanaryId, ended.Id), async (db, patient) =>
        {
            var run = await db.CanaryRuns.SingleAsync(r => r.Id == ended.Id, cancellation);
            run.AcknowledgedAt ??= why.Length == 0 ? at : null;
            if (run.AcknowledgedAt is null)
            {
                (run.FailedAt, run.Failure) = (at, why.Length > LongestFailure ? why[..LongestFailure] : why);
            }

            if (patient is not null)
            {
                patient.DeletedAt = at;
            }

            var waiting = from m in db.Messages where m.ClinicId == Clinic.CanaryId && m.State == MessageState.Queued
                          join a in db.Alerts on new { m.ClinicId, Id = m.AlertId } equals new { a.ClinicId, Id = (Guid?)a.Id } where a.PatientId == ended.Id select m;
            foreach (var message in await waiting.ToListAsync(cancellation))
            {
                message.State = MessageState.Withdrawn;
                message.Fence++;
            }

            return 0;
        }, cancellation);

    private async Task<string> Why(CareDb db, CanaryRun run, CancellationToken cancellation)
    {
        if (run.DeliveredAt is not null && !await db.Alerts.AnyAsync(a => a.ClinicId == Clinic.CanaryId && a.PatientId == run.Id && a.NextRung > 1, cancellation))
        {
            return PathWords.Of(BrokenStep.Ladder);
        }

        var where = PathWords.Of(Broken.At(run));
        if (run is { AlertedAt: not null, DeliveredAt: null })
        {
            var said = await (from d in db.Deliveries where d.ClinicId == Clinic.CanaryId
                              join m in db.Messages on new { d.ClinicId, Id = d.MessageId } equals new { m.ClinicId, m.Id }
                              join a in db.Alerts on new { m.ClinicId, Id = m.AlertId } equals new { a.ClinicId, Id = (Guid?)a.Id }
                              where a.PatientId == run.Id orderby d.Number descending select d.Detail).FirstOrDefaultAsync(cancellation);
            return said is null ? $"{where} Nobody tried." : $"{where} {said}".Trim();
        }

        return $"{where} {_fault}".Trim();
    }
}

using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Validates, keeps and assesses a check-in. The id is the key: the same body again changes nothing, another body is an amendment.</summary>
public sealed class SubmitCheckIn(PatientTurn turn, AssessPatient assess, Clock clock)
{
    public Task<CheckInResult> Run(CheckInBody body, CancellationToken cancellation = default) => Run(body, null, cancellation);

    /// <param name="at">When it was received: for imports the row's own instant; null for now, read when the patient's turn has come.</param>
    public async Task<CheckInResult> Run(CheckInBody body, DateTimeOffset? at, CancellationToken cancellation = default)
    {
        if (body.Problems() is { Count: > 0 } problems)
        {
            return new CheckInResult.NotAccepted(problems);
        }

        using var step = Telemetry.Step("check-in");
        return await turn.Take<CheckInResult>(body.Patient, async (db, patient) =>
        {
            if (patient is null)
            {
                return new CheckInResult.NoSuchPatient();
            }

            var receivedAt = at ?? clock.Now;
            var revisions = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == patient.ClinicId && c.Id == body.Id).ToListAsync(cancellation);
            if (revisions.Any(c => c.PatientId != patient.Id))
            {
                return new CheckInResult.NoSuchPatient();
            }

            var (answeredAt, wasOff) = new DeviceClock(body.AnsweredAt, body.DeviceSentAt).Settle(receivedAt);
            var answeredOn = Days.On(patient.ZoneAt(answeredAt), answeredAt);
            if (body.DayOf(answeredOn) is not { } day)
            {
                return new CheckInResult.NotAccepted(new Dictionary<string, string>
                {
                    [nameof(CheckInBody.DrawnOn)] = $"This page was opened on {Wording.Say(body.DrawnOn!.Value)}, and it is now {Wording.Say(answeredOn)}. "
                        + "If your answers are true for today too, keep them again.",
                });
            }

            var checkIn = Row(day.IsDrawn ? body : body with { Yesterday = Answer.NotAsked }, patient, revisions.Count + 1, receivedAt, answeredAt, wasOff, day.On);
            if (revisions.FirstOrDefault(c => SameAnswers(c, checkIn)) is { } seen)
            {
                return new CheckInResult.AlreadyKept(seen);
            }

            db.CheckIns.Add(checkIn);
            if (!patient.IsHistorical)
            {
                db.Note(patient.ClinicId, receivedAt, null, patient.Id, checkIn.Revision == 1 ? "check-in received" : "check-in amended", body.Id.ToString());
            }

            return new CheckInResult.Kept(checkIn, await assess.Run(db, patient, Trigger.CheckIn, receivedAt, cancellation));
        }, cancellation);
    }

    private static Data.CheckIn Row(
        CheckInBody body, Patient patient, int revision, DateTimeOffset receivedAt, DateTimeOffset answeredAt, bool wasOff, DateOnly on) =>
        new Data.CheckIn
        {
            ClinicId = patient.ClinicId,
            Id = body.Id,
            Revision = revision,
            PatientId = patient.Id,
            AnsweredAt = answeredAt,
            ReceivedAt = receivedAt,
            On = on,
            ClockWasOff = wasOff,
            LowMood = body.LowMood,
            Anxiety = body.Anxiety,
            Restlessness = body.Restlessness,
            Hope = body.Hope,
            Energy = body.Energy,
            SleepHours = body.SleepHours,
            Overall = body.Overall,
            Yesterday = body.Yesterday,
            Safety = body.Safety,
            IsWhole = body.IsWhole,
        };

    private static bool SameAnswers(Data.CheckIn a, Data.CheckIn b) =>
        (a.LowMood, a.Anxiety, a.Restlessness, a.Hope, a.Energy, a.SleepHours, a.Overall, a.Yesterday, a.Safety, a.IsWhole)
        == (b.LowMood, b.Anxiety, b.Restlessness, b.Hope, b.Energy, b.SleepHours, b.Overall, b.Yesterday, b.Safety, b.IsWhole);
}

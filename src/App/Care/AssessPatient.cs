using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// The one road from any new fact, or from silence, to guidance and alerts. Runs inside a <see cref="PatientTurn"/>, whose commit
/// writes fact, guidance, alerts and record together.
/// </summary>
public sealed class AssessPatient(OpenAlerts openAlerts, ILogger<AssessPatient> log)
{
    /// <summary>After a reading that failed: soon, but not at every round, or those who cannot be read keep the watch from the others.</summary>
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromMinutes(15);

    public async Task<Guidance?> Run(CareDb db, Patient patient, Trigger trigger, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        using var step = Telemetry.Step("assess");
        Trajectory trajectory;
        try
        {
            (trajectory, var band, var failed) = await Trajectories.ReadWithBand(db, patient, asOf, cancellation);
            Bands.Keep(db, band);
            if (failed is not null)
            {
                log.LogError(failed, "The band of patient {Patient} could not be made; the rules were judged without it", patient.Id);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException and not System.Data.Common.DbException)
        {
            // What cannot be read cannot be judged: the answer is kept all the same, and a person is told.
            log.LogError(e, "Patient {Patient} could not be read for assessment", patient.Id);
            await openAlerts.CouldNotBeAssessed(db, patient, trigger, asOf, cancellation);
            patient.ReassessAt = asOf + TriesAgainAfter;
            return null;
        }

        var guidance = Catalogue.Current.Assess(trajectory);
        var assessment = new Assessment
        {
            ClinicId = patient.ClinicId,
            Id = Guid.CreateVersion7(asOf),
            PatientId = patient.Id,
            AsOf = asOf,
            Trigger = trigger,
            Catalogue = guidance.Catalogue,
            Priority = guidance.Priority,
            Input = KeptJson.Write(trajectory),
            Guidance = KeptJson.Write(guidance),
        };
        db.Assessments.Add(assessment);
        await openAlerts.Apply(db, patient, assessment.Id, trajectory, guidance, cancellation);
        await SilenceSteps.Take(db, patient, trajectory, trigger, cancellation);
        await AskTomorrow.Plan(db, patient, trajectory, trigger, cancellation);
        DateTimeOffset?[] soonest = [guidance.ReassessAt, await PassedOver.Next(db, patient, trajectory, cancellation), QuietEnds(trajectory, guidance), await NextSessionStarts(db, patient, asOf, cancellation)];
        patient.ReassessAt = soonest.Min();
        return guidance;
    }

    /// <summary>When a person's quiet time ends over something that still stands: silence brings no new fact that would make anybody look.</summary>
    private static DateTimeOffset? QuietEnds(Trajectory trajectory, Guidance guidance) =>
        guidance.Findings.Where(f => AlertRule.Wanted(f.Finding) is not null).Select(f => trajectory.LastClosing(f.Sign)?.QuietUntil).Where(q => q > trajectory.AsOf).Min();

    /// <summary>A session of which only the day is known starts at the end of that day; from then on its silence counts.</summary>
    private static async Task<DateTimeOffset?> NextSessionStarts(CareDb db, Patient patient, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var stored = await db.Sessions.Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id && s.StartedAt > asOf).ToListAsync(cancellation);
        return stored.Concat(db.Sessions.Local)
            .Where(s => s.PatientId == patient.Id && s.StartedAt > asOf && s is { NotGivenAt: null, EnteredInError: false })
            .Min(s => (DateTimeOffset?)s.StartedAt);
    }
}

using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;

namespace Evenkeel.Care;

/// <summary>
/// The one road from any new fact, or from silence, to guidance and alerts. Runs inside a <see cref="PatientTurn"/>, whose commit
/// writes fact, guidance, alerts and record together.
/// </summary>
public sealed class AssessPatient(OpenAlerts openAlerts, ILogger<AssessPatient> log)
{
    public async Task<Guidance?> Run(CareDb db, Patient patient, Trigger trigger, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        Trajectory trajectory;
        try
        {
            trajectory = await Trajectories.Read(db, patient, asOf, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException and not System.Data.Common.DbException)
        {
            // What cannot be read cannot be judged: the answer is kept all the same, and a person is told.
            log.LogError(e, "Patient {Patient} could not be read for assessment", patient.Id);
            await openAlerts.CouldNotBeAssessed(db, patient, asOf, cancellation);
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
        patient.ReassessAt = guidance.ReassessAt;
        return guidance;
    }
}

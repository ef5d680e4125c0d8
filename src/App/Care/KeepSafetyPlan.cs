using System.Security.Cryptography;
using System.Text;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What became of a safety plan.</summary>
public abstract record SafetyPlanResult
{
    /// <param name="WasHere">The same words had come before under this id.</param>
    public sealed record Kept(SafetyPlan Plan, bool WasHere) : SafetyPlanResult;

    public sealed record NotAccepted(IReadOnlyDictionary<string, string> Problems) : SafetyPlanResult;

    public sealed record NoSuchPatient : SafetyPlanResult;
}

/// <summary>Keeps a version of a patient's safety plan. Nothing is ever written over: two devices that were edited apart leave two versions.</summary>
public sealed class KeepSafetyPlan(PatientTurn turn, Clock clock)
{
    public async Task<SafetyPlanResult> Run(SafetyPlanBody body, CancellationToken cancellation = default)
    {
        if (body.Problems() is { Count: > 0 } problems)
        {
            return new SafetyPlanResult.NotAccepted(problems);
        }

        return await turn.Take<SafetyPlanResult>(body.Patient, async (db, patient) =>
        {
            if (patient is null)
            {
                return new SafetyPlanResult.NoSuchPatient();
            }

            var receivedAt = clock.Now;
            var plan = Row(body, body.Id, receivedAt);
            if (await Taken(db, plan, cancellation) is { } other && (other.PatientId != plan.PatientId || !Same(other, plan)))
            {
                // Other words under the same id are another version; the same words sent again find it.
                plan = Row(body, Otherwise(plan), receivedAt);
            }

            if (await Taken(db, plan, cancellation) is { } here)
            {
                return new SafetyPlanResult.Kept(here, WasHere: true);
            }

            db.SafetyPlans.Add(plan);
            db.Note(patient.ClinicId, receivedAt, null, patient.Id, "safety plan written", plan.Id.ToString());
            return new SafetyPlanResult.Kept(plan, WasHere: false);
        }, cancellation);
    }

    private static Task<SafetyPlan?> Taken(CareDb db, SafetyPlan plan, CancellationToken cancellation) =>
        db.SafetyPlans.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == plan.ClinicId && p.Id == plan.Id, cancellation);

    private static SafetyPlan Row(SafetyPlanBody body, Guid id, DateTimeOffset receivedAt) => new()
    {
        ClinicId = body.Patient.ClinicId,
        Id = id,
        PatientId = body.Patient.PatientId,
        WrittenAt = body.Device.Settle(receivedAt).At,
        ReceivedAt = receivedAt,
        WarningSigns = body.WarningSigns,
        SaferPlace = body.SaferPlace,
        Reasons = body.Reasons,
        Coping = body.Coping,
        PeopleAndPlaces = body.PeopleAndPlaces,
        Contacts = body.Contacts,
        Professionals = body.Professionals,
    };

    private static bool Same(SafetyPlan a, SafetyPlan b) => Words(a) == Words(b);

    private static (string, string, string, string, string, string, string) Words(SafetyPlan p) =>
        (p.WarningSigns, p.SaferPlace, p.Reasons, p.Coping, p.PeopleAndPlaces, p.Contacts, p.Professionals);

    private static Guid Otherwise(SafetyPlan plan) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Id} {plan.PatientId} {string.Join('\0', Words(plan))}")).AsSpan(0, 16));
}

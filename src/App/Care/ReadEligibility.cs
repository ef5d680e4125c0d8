using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A patient's answers to the contraindications and the decisions made on them, all that were ever given.</summary>
public sealed record Screened(IReadOnlyList<Answered> Answers, IReadOnlyList<Decided> Decisions)
{
    public EligibilityNow Now => EligibilityNow.Of(Decisions, Answers);
}

/// <summary>Whether a patient may have sessions, as it stands. Whoever books or begins one asks here, inside the patient's turn.</summary>
public static class ReadEligibility
{
    public static async Task<EligibilityNow> Of(CareDb db, PatientKey key, CancellationToken cancellation) => (await All(db, key, cancellation)).Now;

    public static async Task<Screened> All(CareDb db, PatientKey key, CancellationToken cancellation) => new(
        [.. (await db.ContraindicationAnswers.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId).ToListAsync(cancellation)).Select(Plain)],
        [.. (await db.EligibilityDecisions.AsNoTracking().Where(d => d.ClinicId == key.ClinicId && d.PatientId == key.PatientId).ToListAsync(cancellation)).Select(Plain)]);

    public static Answered Plain(ContraindicationAnswer a) => new(a.Code, a.Reply, a.Words, a.AnsweredAt);

    public static Decided Plain(EligibilityDecision d) => new(d.Decision, d.Reason, d.ClearanceBy, d.DecidedBy, d.DecidedAt);
}

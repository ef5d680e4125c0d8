using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What came of saying that a record was entered in error.</summary>
/// <param name="Problem">Why it was not marked; empty when it was.</param>
/// <param name="Changes">What the signs say now and did not, or no longer say.</param>
public sealed record InError(string Problem, IReadOnlyList<string> Changes);

/// <summary>
/// Marks a record as entered in error (mission 10.27). It is never erased: it stays readable with who said so and why, and counts for
/// nothing. The signs judge again without it; an open alert stays until a person closes it.
/// </summary>
public sealed class EnterInError(PatientTurn turn, AssessPatient assess, Clock clock)
{
    public const int LongestReason = 500;
    private const int LongestNote = 200;

    public Task<InError> Run(Actor by, Guid patientId, RecordKind kind, Guid id, string reason, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(by.ClinicId, patientId), async (db, patient) =>
        {
            reason = reason.Trim();
            if (reason.Length is 0 or > LongestReason)
            {
                return Not($"Please say why this is wrong, in at most {LongestReason} characters.");
            }

            if (patient is null || await db.RecordErrors.AnyAsync(e => e.ClinicId == by.ClinicId && e.Kind == kind && e.RecordId == id, cancellation))
            {
                // The same tap twice is one mark.
                return Not(patient is null ? "There is no such patient." : "");
            }

            var before = Said(Catalogue.Current.Assess(await Trajectories.Read(db, patient, clock.Now, cancellation)));
            if (!await Mark(db, patient, kind, id, cancellation))
            {
                return Not("This record is not there, or belongs to somebody else.");
            }

            var now = clock.Now;
            db.RecordErrors.Add(new RecordError
            {
                ClinicId = by.ClinicId, Kind = kind, RecordId = id, PatientId = patientId, Reason = reason, MarkedBy = by.UserId, MarkedAt = now,
            });
            foreach (var part in $"said that {Words(kind)} was entered in error: {reason}".Chunk(LongestNote))
            {
                db.Note(by.ClinicId, now, by.UserId, patientId, new string(part), id.ToString());
            }

            var after = Said(await assess.Run(db, patient, Trigger.Session, now, cancellation));
            return new InError("", [.. after.Except(before).Select(s => $"Now also: {s}"), .. before.Except(after).Select(s => $"No longer: {s}")]);
        }, cancellation);

    /// <summary>As the patient reads it in their own log.</summary>
    public static string Words(RecordKind kind) => kind switch
    {
        RecordKind.Session => "a session",
        RecordKind.VitalSigns => "a reading",
        RecordKind.SessionCheck => "a check before a session",
        RecordKind.Eligibility => "a decision on sessions",
        RecordKind.Medicine => "a medicine",
        RecordKind.WatchPlan => "a watch plan",
        RecordKind.Experience => "a hard experience",
        RecordKind.Perception => "a look at how clear you are",
        _ => "that a form was sent",
    };

    private static InError Not(string why) => new(why, []);

    private static HashSet<string> Said(Guidance? guidance) =>
        [.. (guidance?.Findings ?? []).Where(f => AlertRule.Wanted(f.Finding) is not null).Select(f => Catalogue.Current.Signs.First(s => s.Card.Code == f.Sign).Card.Title)];

    private static async Task<bool> Mark(CareDb db, Patient patient, RecordKind kind, Guid id, CancellationToken cancellation)
    {
        var (clinic, person) = (patient.ClinicId, patient.Id);
        switch (kind)
        {
            case RecordKind.Session when await db.Sessions.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } session:
                return session.EnteredInError = true;
            case RecordKind.VitalSigns when await db.VitalSigns.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } vitals:
                return vitals.EnteredInError = true;
            case RecordKind.SessionCheck when await db.SessionChecks.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } check:
                return check.EnteredInError = true;
            case RecordKind.Eligibility when await db.EligibilityDecisions.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } decision:
                return decision.EnteredInError = true;
            case RecordKind.Medicine when await db.MedicationStatements.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } medicine:
                return medicine.EnteredInError = true;
            case RecordKind.WatchPlan when await db.WatchPlans.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } plan:
                return plan.EnteredInError = true;
            case RecordKind.Experience when await db.ChallengingExperiences.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } experience
                && await ByStaff(db, experience.RecordedBy, cancellation):
                return experience.EnteredInError = true;
            case RecordKind.Perception when await db.PerceptionChecks.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } look
                && await ByStaff(db, look.AnsweredBy, cancellation):
                return look.EnteredInError = true;
            case RecordKind.FormSent when await db.FormsSent.SingleOrDefaultAsync(r => r.ClinicId == clinic && r.PatientId == person && r.Id == id, cancellation) is { } sent:
                return sent.EnteredInError = true;
            default:
                return false;
        }
    }

    /// <summary>What the patient or a support person said is theirs: nobody else takes it back.</summary>
    private static Task<bool> ByStaff(CareDb db, Guid author, CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.Id == author && u.PatientId == null, cancellation);
}

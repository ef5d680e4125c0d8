using System.Security.Cryptography;
using System.Text;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>How perception and attention are, as somebody says it.</summary>
/// <param name="Id">Made when the page was drawn: the same again is the same answer.</param>
/// <param name="BySupport">Said by a support person: their "usual" is kept, and outweighs nothing that the patient said.</param>
public sealed record PerceptionBody(
    Guid Id, PatientKey Patient, Guid SessionId, Guid AnsweredBy, bool BySupport, PerceptionLevel Dissociation, PerceptionLevel Dizziness, PerceptionLevel Confusion, DeviceClock Device = default)
{
    public bool IsEmpty => (Dissociation, Dizziness, Confusion) == default;

    /// <summary>What was asked and not said counts as not back to usual.</summary>
    public bool IsUsual => (Dissociation, Dizziness, Confusion) == (PerceptionLevel.Usual, PerceptionLevel.Usual, PerceptionLevel.Usual);

    public string Words => $"far from self or world {Say(Dissociation)}, dizzy {Say(Dizziness)}, confused {Say(Confusion)}";

    private static string Say(PerceptionLevel level) => level == PerceptionLevel.NotSaid ? "not said" : level.ToString().ToLowerInvariant();
}

/// <summary>Keeps an answer about perception and attention, and has it judged in the same commit.</summary>
public sealed class KeepPerception(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <returns>False when there is no such session of this patient.</returns>
    public Task<bool> Run(PerceptionBody body, CancellationToken cancellation = default) => turn.Take(body.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || body.IsEmpty || !await db.Sessions.AnyAsync(s => s.ClinicId == patient.ClinicId && s.Id == body.SessionId && s.PatientId == patient.Id, cancellation))
        {
            return false;
        }

        var id = body.Id == Guid.Empty ? Guid.CreateVersion7(now) : body.Id;
        if (await Taken(db, patient, id, cancellation) is { } other && !IsSame(other, body))
        {
            // Gone back to and answered otherwise: both are kept.
            id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{body.Id} {patient.Id} {body.AnsweredBy} {body.Words}")).AsSpan(0, 16));
        }

        if (await Taken(db, patient, id, cancellation) is not null)
        {
            return true;
        }

        var at = body.Device.Settle(now).At;
        db.PerceptionChecks.Add(new PerceptionCheck
        {
            ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, SessionId = body.SessionId, AnsweredBy = body.AnsweredBy, AnsweredAt = at, ReceivedAt = now,
            Dissociation = body.Dissociation, Dizziness = body.Dizziness, Confusion = body.Confusion,
        });
        db.Note(patient.ClinicId, now, body.AnsweredBy, patient.Id, "noted how perception and attention are", id.ToString());
        if (!body.IsUsual || !body.BySupport)
        {
            db.Reports.Add(new Data.Report
            {
                ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, Kind = body.IsUsual ? ReportKind.PerceptionUsual : ReportKind.PerceptionNotUsual, MadeAt = at, ReceivedAt = now,
                On = Days.On(patient.ZoneAt(at), at), MadeBy = body.AnsweredBy, Words = body.Words,
            });
            await assess.Run(db, patient, Trigger.Report, now, cancellation);
        }

        return true;
    }, cancellation);

    private static Task<PerceptionCheck?> Taken(CareDb db, Patient patient, Guid id, CancellationToken cancellation) =>
        db.PerceptionChecks.AsNoTracking().SingleOrDefaultAsync(c => c.ClinicId == patient.ClinicId && c.Id == id, cancellation);

    private static bool IsSame(PerceptionCheck a, PerceptionBody b) =>
        (a.PatientId, a.SessionId, a.AnsweredBy, a.Dissociation, a.Dizziness, a.Confusion) == (b.Patient.PatientId, b.SessionId, b.AnsweredBy, b.Dissociation, b.Dizziness, b.Confusion);
}

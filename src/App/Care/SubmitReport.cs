using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Keeps and assesses something that a person told the clinic: "I feel worse", "I need help now", "call me". The id is the key.</summary>
public sealed class SubmitReport(PatientTurn turn, AssessPatient assess, Clock clock)
{
    private const int LongestWords = 2000;

    /// <returns>False when there is no such patient.</returns>
    public Task<bool> Run(Guid id, PatientKey key, ReportKind kind, Guid madeBy, string words = "", CancellationToken cancellation = default) =>
        Run(id, key, kind, madeBy, words, clock.Now, clock.Now, cancellation);

    public Task<bool> Run(
        Guid id, PatientKey key, ReportKind kind, Guid madeBy, string words, DateTimeOffset madeAt, DateTimeOffset receivedAt, CancellationToken cancellation = default) =>
        turn.Take(key, async (db, patient) =>
        {
            if (patient is null)
            {
                return false;
            }

            if (await db.Reports.AsNoTracking().AnyAsync(r => r.ClinicId == key.ClinicId && r.Id == id, cancellation))
            {
                return true;
            }

            db.Reports.Add(new Data.Report
            {
                ClinicId = patient.ClinicId,
                Id = id,
                PatientId = patient.Id,
                Kind = kind,
                MadeAt = madeAt,
                ReceivedAt = receivedAt,
                On = Days.On(patient.Zone, madeAt),
                MadeBy = madeBy,
                // Nothing typed is ever lost for being long: the first part is kept and the page has said how much fits.
                Words = words.Length > LongestWords ? words[..LongestWords] : words,
            });
            db.Note(patient.ClinicId, receivedAt, madeBy, patient.Id, Noted(kind), id.ToString());
            await assess.Run(db, patient, Trigger.Report, receivedAt, cancellation);
            return true;
        }, cancellation);

    /// <summary>The patient reads this in the access log, so what somebody else said of them is named.</summary>
    private static string Noted(ReportKind kind) =>
        kind is ReportKind.SupportWorried or ReportKind.SupportWorriedInSession ? "told the clinic that they are worried about you" : "message received";
}

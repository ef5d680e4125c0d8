using System.Security.Cryptography;
using System.Text;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A report as it stands at the clinic.</summary>
/// <param name="WasHere">The same had come before: a double tap, a retry, a late copy.</param>
public sealed record KeptReport(Guid Id, DateTimeOffset ReceivedAt, bool WasHere);

/// <summary>Keeps and assesses something that a person told the clinic: "I feel worse", "I need help now", "call me". The same again under an id changes nothing; something else under it is kept too.</summary>
public sealed class SubmitReport(PatientTurn turn, AssessPatient assess, Clock clock)
{
    private const int LongestWords = 2000;

    /// <returns>The id under which it stands; null when there is no such patient.</returns>
    public async Task<Guid?> Run(Guid id, PatientKey key, ReportKind kind, Guid madeBy, string words = "", CancellationToken cancellation = default) =>
        (await Run(id, key, kind, madeBy, words, default, cancellation))?.Id;

    /// <param name="device">When it was said, by the device; a report that waited without a network keeps that time, its alert opens when it is received.</param>
    public Task<KeptReport?> Run(Guid id, PatientKey key, ReportKind kind, Guid madeBy, string words, DeviceClock device, CancellationToken cancellation = default) =>
        turn.Take<KeptReport?>(key, async (db, patient) =>
        {
            if (patient is null)
            {
                return null;
            }

            // Read when the turn has come: an earlier instant would judge past an answer that came in meanwhile.
            var receivedAt = clock.Now;
            var (madeAt, wasOff) = device.Settle(receivedAt);

            words = words.Length > LongestWords ? words[..LongestWords] : words;
            if (id == Guid.Empty || await Taken(db, key, id, cancellation) is { } other && (other.PatientId != key.PatientId || other.Kind != kind || other.Words != words))
            {
                // A page that has lost its number, or was gone back to and answered otherwise: whatever was said is kept, never dropped as a double tap.
                id = Otherwise(id, key, kind, words, receivedAt);
            }

            if (await Taken(db, key, id, cancellation) is { } here)
            {
                return new(id, here.ReceivedAt, WasHere: true);
            }

            db.Reports.Add(new Data.Report
            {
                ClinicId = patient.ClinicId,
                Id = id,
                PatientId = patient.Id,
                Kind = kind,
                MadeAt = madeAt,
                ReceivedAt = receivedAt,
                ClockWasOff = wasOff,
                On = Days.On(patient.ZoneAt(madeAt), madeAt),
                MadeBy = madeBy,
                // Nothing typed is ever lost for being long: the first part is kept and the page has said how much fits.
                Words = words,
            });
            db.Note(patient.ClinicId, receivedAt, madeBy, patient.Id, Noted(kind), id.ToString());
            await assess.Run(db, patient, Trigger.Report, receivedAt, cancellation);
            return new(id, receivedAt, WasHere: false);
        }, cancellation);

    private static Task<Data.Report?> Taken(CareDb db, PatientKey key, Guid id, CancellationToken cancellation) =>
        db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == key.ClinicId && r.Id == id, cancellation);

    /// <summary>An id that the same words sent again from the same page have again; without any id, a new one each time.</summary>
    private static Guid Otherwise(Guid id, PatientKey key, ReportKind kind, string words, DateTimeOffset receivedAt) =>
        id == Guid.Empty ? Guid.CreateVersion7(receivedAt) : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {key.PatientId} {kind} {words}")).AsSpan(0, 16));

    /// <summary>The patient reads this in the access log, so what somebody else said of them is named.</summary>
    private static string Noted(ReportKind kind) =>
        kind switch
        {
            ReportKind.SupportWorried or ReportKind.SupportWorriedInSession => "told the clinic that they are worried about you",
            ReportKind.SupportNotSureOfDanger => "was asked, and told the clinic that they are not sure whether you are in danger now",
            ReportKind.SupportSeesDanger => "was asked, and told the clinic that you are in danger now",
            ReportKind.SupportSeesNoDanger => "was asked, and told the clinic that you are not in danger now",
            ReportKind.SupportHeardWell => "was asked, and told the clinic that all seems well",
            ReportKind.SupportCouldNotReach => "was asked, and told the clinic that they could not reach you",
            _ => "message received",
        };
}

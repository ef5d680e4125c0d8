using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Journal;

/// <summary>
/// Keeps what a patient writes or says in private, sealed before it reaches the database. Nothing is written over: other words under
/// the same number stand beside the first, and the latest count.
/// </summary>
public sealed class KeepWriting(PatientTurn turn, WritingBox box, Clock clock)
{
    /// <returns>What is wrong, by field; empty when it was kept, or had been before.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(Caller caller, WritingBody body, CancellationToken cancellation = default)
    {
        if (Problems(body) is { Count: > 0 } problems)
        {
            return problems;
        }

        return await turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, async (db, patient) =>
        {
            var now = clock.Now;
            if (patient is null || caller.Role != Role.Patient)
            {
                return One(nameof(body.EntryId), "Only the person it belongs to can write here.");
            }

            var entry = await db.JournalEntries.SingleOrDefaultAsync(e => e.ClinicId == patient.ClinicId && e.Id == body.EntryId, cancellation);
            if (entry is not null && entry.PatientId != patient.Id
                || body.AppointmentId is { } visit && !await db.Appointments.AnyAsync(a => a.ClinicId == patient.ClinicId && a.Id == visit && a.PatientId == patient.Id, cancellation))
            {
                return One(nameof(body.EntryId), "This entry cannot be kept here. Please open the page again.");
            }

            var key = await db.WritingKeys.SingleOrDefaultAsync(k => k.ClinicId == patient.ClinicId && k.PatientId == patient.Id, cancellation);
            if (key is null)
            {
                db.WritingKeys.Add(key = box.NewKey(caller.Patient, now));
            }

            if (box.Unlock(key) is not { } cipher)
            {
                // A new key in its place would make all that is there unreadable for good, also when the protection keys come back.
                return One(nameof(body.EntryId), "The clinic's server cannot open your private pages just now, so this was not kept. Please save it somewhere safe and tell your care team.");
            }

            var madeAt = body.Device.Settle(now).At;
            var isNew = await Add(db, cipher, caller.Patient, body, madeAt, cancellation);
            if (entry is null)
            {
                db.JournalEntries.Add(new JournalEntry { ClinicId = patient.ClinicId, Id = body.EntryId, PatientId = patient.Id, Kind = body.Kind, AppointmentId = body.AppointmentId, MadeAt = madeAt, ReceivedAt = now });
            }

            if (isNew)
            {
                db.Note(patient.ClinicId, now, caller.UserId, patient.Id, entry is null ? "kept something private" : "added to something private", body.EntryId.ToString());
            }

            return new Dictionary<string, string>();
        }, cancellation);
    }

    /// <returns>Whether any part had not been there.</returns>
    private static async Task<bool> Add(CareDb db, PatientCipher cipher, PatientKey patient, WritingBody body, DateTimeOffset madeAt, CancellationToken cancellation)
    {
        var isNew = false;
        foreach (var part in body.Parts)
        {
            var name = new PartName(patient.ClinicId, patient.PatientId, body.EntryId, part.Id, part.MediaType);
            var here = await db.JournalParts.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == patient.ClinicId && p.Id == part.Id, cancellation);
            if (here is not null && !IsSame(cipher, name, here, part.Content))
            {
                // Gone back to and said otherwise: kept under a number that the same words sent again have too.
                name = name with { PartId = cipher.IdOf(name, part.Content) };
                here = await db.JournalParts.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == patient.ClinicId && p.Id == name.PartId, cancellation);
            }

            if (here is null)
            {
                isNew = true;
                db.JournalParts.Add(new JournalPart { ClinicId = name.ClinicId, Id = name.PartId, EntryId = name.EntryId, PatientId = name.PatientId, MediaType = name.MediaType, Sealed = cipher.Seal(name, part.Content), MadeAt = madeAt });
            }
        }

        return isNew;
    }

    private static bool IsSame(PatientCipher cipher, PartName name, JournalPart here, byte[] content) =>
        here.PatientId == name.PatientId && here.EntryId == name.EntryId && cipher.Open(name, here.Sealed) is { } plain && plain.AsSpan().SequenceEqual(content);

    private static Dictionary<string, string> Problems(WritingBody body)
    {
        var problems = new Dictionary<string, string>();
        if (body.EntryId == Guid.Empty || body.Parts.Count == 0 || !Enum.IsDefined(body.Kind))
        {
            problems[nameof(body.EntryId)] = "This form has lost its number. Please open the page again.";
        }

        foreach (var part in body.Parts)
        {
            if (part.Problem() is { } problem)
            {
                problems[part.IsText ? "Words" : "Recording"] = problem;
            }
        }

        return problems;
    }

    private static Dictionary<string, string> One(string field, string words) => new() { [field] = words };
}

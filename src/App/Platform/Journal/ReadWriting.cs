using System.Text;
using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Journal;

/// <summary>A private entry, opened.</summary>
/// <param name="Words">The latest words; null where there are none.</param>
/// <param name="Earlier">What stood there before, latest first.</param>
/// <param name="Recordings">In the order in which they were made; each is opened by itself.</param>
/// <param name="IsUnreadable">Some part of it does not open: its key is gone, or somebody changed it.</param>
public sealed record OpenedEntry(
    Guid Id, JournalKind Kind, Guid? AppointmentId, DateTimeOffset MadeAt, DateTimeOffset? SharedAt, string? Words, IReadOnlyList<string> Earlier, IReadOnlyList<Guid> Recordings, bool IsUnreadable);

/// <summary>A recording, opened.</summary>
public sealed record Recording(string MediaType, byte[] Content);

/// <summary>
/// Opens what a patient wrote or said in private: all of it for themselves; for anybody else only what they share at this moment.
/// Whoever reads as somebody else goes through PatientAccess first, so that the patient sees it.
/// </summary>
public sealed class ReadWriting(IDbContextFactory<CareDb> dbs, WritingBox box)
{
    /// <summary>Everything, latest first.</summary>
    public Task<IReadOnlyList<OpenedEntry>> Own(PatientKey patient, CancellationToken cancellation = default) => Read(patient, null, sharedOnly: false, cancellation);

    /// <summary>One entry; null when there is no such entry of theirs.</summary>
    public async Task<OpenedEntry?> Own(PatientKey patient, Guid entryId, CancellationToken cancellation = default) => (await Read(patient, entryId, sharedOnly: false, cancellation)).SingleOrDefault();

    /// <summary>What the care team may read now, latest first.</summary>
    public Task<IReadOnlyList<OpenedEntry>> Shared(PatientKey patient, CancellationToken cancellation = default) => Read(patient, null, sharedOnly: true, cancellation);

    /// <summary>A recording for the one who made it; null when there is none, or it does not open.</summary>
    public Task<Recording?> OwnRecording(PatientKey patient, Guid partId, CancellationToken cancellation = default) => Recording(patient, partId, sharedOnly: false, cancellation);

    /// <summary>A recording for the care team; null also while it is not shared.</summary>
    public Task<Recording?> SharedRecording(PatientKey patient, Guid partId, CancellationToken cancellation = default) => Recording(patient, partId, sharedOnly: true, cancellation);

    private async Task<IReadOnlyList<OpenedEntry>> Read(PatientKey patient, Guid? only, bool sharedOnly, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var entries = await db.JournalEntries.AsNoTracking()
            .Where(e => e.ClinicId == patient.ClinicId && e.PatientId == patient.PatientId && (only == null || e.Id == only) && (!sharedOnly || e.SharedAt != null))
            .OrderByDescending(e => e.MadeAt).ThenByDescending(e => e.Id).ToListAsync(cancellation);
        if (entries.Count == 0)
        {
            return [];
        }

        // Sound is only counted here: a list must not carry megabytes of it.
        var ids = entries.Select(e => e.Id).ToList();
        var parts = db.JournalParts.AsNoTracking().Where(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.PatientId && ids.Contains(p.EntryId));
        var texts = (await parts.Where(p => p.MediaType == PartBody.Text).OrderByDescending(p => p.MadeAt).ThenByDescending(p => p.Id).ToListAsync(cancellation)).ToLookup(p => p.EntryId);
        var sounds = (await parts.Where(p => p.MediaType != PartBody.Text).OrderBy(p => p.MadeAt).ThenBy(p => p.Id).Select(p => new { p.Id, p.EntryId }).ToListAsync(cancellation)).ToLookup(p => p.EntryId, p => p.Id);
        var cipher = box.Unlock(await Key(db, patient, cancellation));
        return [.. entries.Select(e => Opened(e, [.. texts[e.Id].Select(t => Open(cipher, t))], [.. sounds[e.Id]], cipher is null))];
    }

    private static OpenedEntry Opened(JournalEntry entry, byte[]?[] texts, IReadOnlyList<Guid> recordings, bool isLocked)
    {
        var words = texts.OfType<byte[]>().Select(Encoding.UTF8.GetString).ToArray();
        return new(entry.Id, entry.Kind, entry.AppointmentId, entry.MadeAt, entry.SharedAt, words.FirstOrDefault(), [.. words.Skip(1)], recordings, isLocked || words.Length < texts.Length);
    }

    private async Task<Recording?> Recording(PatientKey patient, Guid partId, bool sharedOnly, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var part = await db.JournalParts.AsNoTracking().SingleOrDefaultAsync(
            p => p.ClinicId == patient.ClinicId && p.PatientId == patient.PatientId && p.Id == partId && p.MediaType != PartBody.Text
                && db.JournalEntries.Any(e => e.ClinicId == p.ClinicId && e.Id == p.EntryId && e.PatientId == p.PatientId && (!sharedOnly || e.SharedAt != null)),
            cancellation);
        return part is not null && Open(box.Unlock(await Key(db, patient, cancellation)), part) is { } plain ? new(part.MediaType, plain) : null;
    }

    private static Task<WritingKey?> Key(CareDb db, PatientKey patient, CancellationToken cancellation) =>
        db.WritingKeys.AsNoTracking().SingleOrDefaultAsync(k => k.ClinicId == patient.ClinicId && k.PatientId == patient.PatientId, cancellation);

    private static byte[]? Open(PatientCipher? cipher, JournalPart part) => cipher?.Open(new(part.ClinicId, part.PatientId, part.EntryId, part.Id, part.MediaType), part.Sealed);
}

using System.Security.Cryptography;
using System.Text;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>The words of informed consent and whether a patient has signed those in force. Whoever begins a session asks here.</summary>
public static class ReadConsent
{
    /// <param name="before">The beginning of the day of the session that is meant; null where none is.</param>
    public static async Task<ConsentNow> Of(
        CareDb db, PatientKey key, CancellationToken cancellation, DateTimeOffset? before = null)
    {
        var texts = await Texts(db, key.ClinicId, cancellation);
        var signatures = await Signatures(db, key, cancellation);
        return ConsentNow.Of(
            [.. texts.Select(t => new AgreedWords(t.Version, t.Language, HashOf(t.Words), t.PublishedAt))],
            [.. signatures.Select(s => new SignedWords(s.Version, s.Language, s.WordsHash, s.SignedAt))],
            before);
    }

    /// <summary>Every version, the oldest first. The shipped one stands for version 1 until a first signature or a second version writes it down.</summary>
    public static async Task<IReadOnlyList<ConsentText>> Texts(CareDb db, int clinicId, CancellationToken cancellation)
    {
        var kept = await db.ConsentTexts.AsNoTracking().Where(t => t.ClinicId == clinicId).OrderBy(t => t.Version).ToListAsync(cancellation);
        return kept.Any(t => t is { Version: ShippedConsent.Version, Language: ShippedConsent.Language }) ? kept : [Shipped(clinicId), .. kept];
    }

    public static async Task<ConsentText> InForce(CareDb db, int clinicId, CancellationToken cancellation) =>
        (await Texts(db, clinicId, cancellation)).Where(t => t.Language == ShippedConsent.Language).MaxBy(t => t.Version)!;

    /// <summary>Newest first.</summary>
    public static Task<List<ConsentSignature>> Signatures(CareDb db, PatientKey key, CancellationToken cancellation) =>
        db.ConsentSignatures.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId).OrderByDescending(s => s.SignedAt).ToListAsync(cancellation);

    /// <summary>Keeps the shipped words as they are now, before anything refers to them: a later release may ship others.</summary>
    /// <param name="by">Whose act made it necessary.</param>
    public static async Task KeepShipped(CareDb db, int clinicId, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.ConsentTexts.AnyAsync(t => t.ClinicId == clinicId && t.Version == ShippedConsent.Version && t.Language == ShippedConsent.Language, cancellation))
        {
            db.ConsentTexts.Add(new ConsentText { ClinicId = clinicId, Version = ShippedConsent.Version, Language = ShippedConsent.Language, Words = Lines(ShippedConsent.Words), PublishedBy = by, PublishedAt = now });
        }
    }

    /// <summary>SHA-256 of the words, as hexadecimal; browsers send other ends of lines than we keep, which change no word.</summary>
    public static string HashOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lines(words))));

    public static string Lines(string words) => words.ReplaceLineEndings("\n").Trim();

    private static ConsentText Shipped(int clinicId) => new() { ClinicId = clinicId, Version = ShippedConsent.Version, Language = ShippedConsent.Language, Words = Lines(ShippedConsent.Words) };
}

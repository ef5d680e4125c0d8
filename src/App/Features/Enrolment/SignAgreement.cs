using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Enrolment;

/// <summary>A signature as it comes from the page.</summary>
/// <param name="Id">Made when the page was drawn: a second tap signs nothing more.</param>
/// <param name="Hash">Of the words that the page showed.</param>
public sealed record SignatureForm(Guid Id, int Version, string? Language, string? Hash, string? Name);

/// <summary>What became of it.</summary>
public enum Signing
{
    Signed = 1,
    /// <summary>The words are no longer those that the page showed: they are shown again, and nothing is signed.</summary>
    OtherWords = 2,
    NameMissing = 3,
    NameTooLong = 4,
    FormBroken = 5,
}

/// <summary>Signs the words in force, and only them: what was signed must be what was read.</summary>
public sealed class SignAgreement(PatientTurn turn, Clock clock)
{
    public const int LongestName = 200;

    public Task<Signing> Run(Caller caller, SignatureForm form, CancellationToken cancellation) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var (key, name) = (caller.Patient, form.Name?.Trim() ?? "");
        if (patient is null || form.Id == Guid.Empty)
        {
            return Signing.FormBroken;
        }

        if (await db.ConsentSignatures.SingleOrDefaultAsync(s => s.ClinicId == key.ClinicId && s.Id == form.Id, cancellation) is { } there)
        {
            return there.PatientId == key.PatientId ? Signing.Signed : Signing.FormBroken;
        }

        var words = await ReadConsent.InForce(db, key.ClinicId, cancellation);
        var hash = ReadConsent.HashOf(words.Words);
        if ((form.Version, form.Language, form.Hash) != (words.Version, words.Language, hash))
        {
            return Signing.OtherWords;
        }

        if (name.Length is 0 or > LongestName)
        {
            return name.Length == 0 ? Signing.NameMissing : Signing.NameTooLong;
        }

        if ((await ReadConsent.Of(db, key, cancellation)).IsSigned)
        {
            // Signed on another page meanwhile: one signature is enough.
            return Signing.Signed;
        }

        await ReadConsent.KeepShipped(db, key.ClinicId, caller.UserId, clock.Now, cancellation);
        db.ConsentSignatures.Add(new ConsentSignature
        {
            ClinicId = key.ClinicId, Id = form.Id, PatientId = key.PatientId, Version = words.Version, Language = words.Language, WordsHash = hash,
            SignedName = name, SignedBy = caller.UserId, SignedAt = clock.Now,
        });
        db.Note(key.ClinicId, clock.Now, caller.UserId, key.PatientId, $"signed the agreement, version {words.Version}", form.Id.ToString());
        return Signing.Signed;
    }, cancellation);
}

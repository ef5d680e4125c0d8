using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Enrolment;

/// <summary>One agreement as it was signed, to read and to print.</summary>
public sealed class SignedModel(CareDb db, Clock clock) : PageModel
{
    public ConsentSignature Signature { get; private set; } = null!;

    public string Words { get; private set; } = "";

    /// <summary>The words that are kept are the ones that were signed.</summary>
    public bool IsUnaltered { get; private set; }

    public string At { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var signature = (await ReadConsent.Signatures(db, key, cancellation)).Find(s => s.Id == id);
        var words = signature is null ? null : (await ReadConsent.Texts(db, key.ClinicId, cancellation)).FirstOrDefault(t => t.Version == signature.Version && t.Language == signature.Language);
        if (signature is null || words is null)
        {
            return NotFound();
        }

        (Signature, Words, IsUnaltered) = (signature, words.Words, ReadConsent.HashOf(words.Words) == signature.WordsHash);
        var zone = await db.PatientZone(key.ClinicId, key.PatientId, clock.Now, cancellation) ?? "UTC";
        At = $"{Days.Local(zone, signature.SignedAt).ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))} ({zone.Replace('_', ' ')})";
        return Page();
    }
}

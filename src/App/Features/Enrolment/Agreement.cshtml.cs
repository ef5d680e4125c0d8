using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Enrolment;

/// <summary>The agreement in force, to read and to sign, and every one that this patient has signed.</summary>
public sealed class AgreementModel(CareDb db, SignAgreement sign, Clock clock) : PageModel
{
    public ConsentText Words { get; private set; } = null!;

    /// <summary>Of the words as they are drawn now; it comes back with the signature.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Made for each drawing.</summary>
    public Guid Id { get; private set; }

    public ConsentNow Now { get; private set; } = null!;

    public IReadOnlyList<ConsentSignature> Signatures { get; private set; } = [];

    public string TypedName { get; private set; } = "";

    public string Problem { get; private set; } = "";

    /// <summary>The words are others than those that were read.</summary>
    public bool WordsChanged { get; private set; }

    public Task OnGet(CancellationToken cancellation) => Show(cancellation);

    [HeldWhileAltered("Signing the agreement")]
    public async Task<IActionResult> OnPost(SignatureForm form, CancellationToken cancellation)
    {
        var signed = await sign.Run(User.Caller(), form, cancellation);
        if (signed == Signing.Signed)
        {
            return Redirect("/enrolment/agreement#signed");
        }

        WordsChanged = signed == Signing.OtherWords;
        Problem = signed switch
        {
            Signing.NameMissing => "Please type your name to sign.",
            Signing.NameTooLong => $"Please type at most {SignAgreement.LongestName} characters.",
            Signing.FormBroken => "This page has lost its number. Please sign again here.",
            _ => "",
        };
        await Show(cancellation);
        TypedName = form.Name ?? "";
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    private string _zone = "UTC";

    private async Task Show(CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        _zone = await db.PatientZone(key.ClinicId, key.PatientId, clock.Now, cancellation) ?? "UTC";
        Words = await ReadConsent.InForce(db, key.ClinicId, cancellation);
        (Hash, Id) = (ReadConsent.HashOf(Words.Words), Guid.CreateVersion7(clock.Now));
        Now = await ReadConsent.Of(db, key, cancellation);
        Signatures = await ReadConsent.Signatures(db, key, cancellation);
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Patients;

/// <summary>What a patient has agreed to, and the door for what was signed on paper or by a lawful representative.</summary>
public sealed class ConsentModel(CareDb db, KeepPaperConsent keep, PatientAccess access, Clock clock) : PageModel
{
    private const string Reads = "read what you agreed to";

    public Patient Patient { get; private set; } = null!;

    public PaperConsentForm Form { get; private set; } = new();

    public ConsentNow Now { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ConsentSignature> Signatures { get; private set; } = [];

    /// <summary>Newest first, in the language that is shipped.</summary>
    public IReadOnlyList<int> Versions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) =>
        await Find(patientId, null, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid patientId, PaperConsentForm form, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, Reads, cancellation) is null)
        {
            return NotFound();
        }

        Problems = await keep.Run(User.Caller(), patientId, form, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect($"/patients/consent/{patientId}");
        }

        await Find(patientId, form, cancellation);
        return Page();
    }

    public string Say(ConsentSignature signature) => signature.Signer switch
    {
        ConsentSigner.Patient => $"Signed here by {signature.SignedName}, {Wording.Say(Patient.Zone, signature.SignedAt, clock.Now)}.",
        ConsentSigner.PatientOnPaper => $"Signed on paper by {signature.SignedName} on {OnPaper(signature)}.",
        _ => $"Signed on paper on {OnPaper(signature)} by {signature.SignedName}, as {signature.Authority}.",
    };

    private static string OnPaper(ConsentSignature signature) => Wording.Say(signature.SignedOn!.Value);

    private async Task<bool> Find(Guid patientId, PaperConsentForm? typed, CancellationToken cancellation)
    {
        var caller = User.Caller();
        if (await access.Read(caller, patientId, Reads, cancellation) is not { } patient)
        {
            return false;
        }

        var key = new PatientKey(caller.ClinicId, patientId);
        Patient = patient;
        Now = await ReadConsent.Of(db, key, cancellation);
        Signatures = await ReadConsent.Signatures(db, key, cancellation);
        Versions = [.. (await ReadConsent.Texts(db, caller.ClinicId, cancellation))
            .Where(t => t.Language == ShippedConsent.Language).Select(t => t.Version).OrderDescending()];
        var id = typed is { Id: var known } && known != Guid.Empty ? known : Guid.CreateVersion7(clock.Now);
        Form = (typed ?? new PaperConsentForm { Version = Versions[0] }) with { Id = id };
        return true;
    }
}

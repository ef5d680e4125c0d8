using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>The agreement that patients sign: every version, and the next one, seen as patients will see it before it is published.</summary>
public sealed class AgreementModel(CareDb db, PublishConsent publish, GoLive goLive, Clock clock) : PageModel
{
    public ConsentText InForce { get; private set; } = null!;

    /// <summary>Newest first, with how many have signed it.</summary>
    public IReadOnlyList<(ConsentText Text, int Signed)> Versions { get; private set; } = [];

    /// <summary>Whether an admin has confirmed that they read the version in force.</summary>
    public bool IsRead { get; private set; }

    public string Words { get; private set; } = "";

    public int After { get; private set; }

    /// <summary>Shown as patients would see it; nothing is published yet.</summary>
    public bool IsPreview { get; private set; }

    public string Why { get; private set; } = "";

    public Task OnGet(CancellationToken cancellation) => Show(null, 0, cancellation);

    public async Task<IActionResult> OnPostPreview(string? words, int after, CancellationToken cancellation)
    {
        await Show(words ?? "", after, cancellation);
        IsPreview = Words.Trim().Length > 0;
        return Page();
    }

    public async Task<IActionResult> OnPost(string? words, int after, bool sure, CancellationToken cancellation)
    {
        var changed = sure ? await publish.Run(User.Caller(), after, words ?? "", cancellation) : Changed.No("Please confirm that a clinician has read it. Everybody is asked to sign again.");
        if (changed.Done)
        {
            return Redirect("/clinic/agreement");
        }

        Why = changed.Why;
        await Show(words ?? "", after, cancellation);
        (IsPreview, After) = (Words.Trim().Length > 0, InForce.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostRead(int version, CancellationToken cancellation)
    {
        var changed = await goLive.ReadAgreement(User.Caller(), version, cancellation);
        if (changed.Done)
        {
            return Redirect("/clinic/agreement");
        }

        Why = changed.Why;
        await Show(null, 0, cancellation);
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    private string _zone = "UTC";

    private async Task Show(string? typed, int after, CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        _zone = clinic.Zone;
        InForce = await ReadConsent.InForce(db, id, cancellation);
        IsRead = clinic.AgreementReadVersion == InForce.Version;
        var signed = await db.ConsentSignatures.Where(s => s.ClinicId == id).GroupBy(s => s.Version).Select(g => new { g.Key, Count = g.Select(s => s.PatientId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        Versions = [.. (await ReadConsent.Texts(db, id, cancellation)).OrderByDescending(t => t.Version).Select(t => (t, signed.GetValueOrDefault(t.Version)))];
        (Words, After) = typed is null ? (InForce.Words, InForce.Version) : (typed, after);
    }
}

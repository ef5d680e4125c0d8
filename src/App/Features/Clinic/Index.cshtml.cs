using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>The clinic's own page: what stands between it and its first patient.</summary>
public sealed class IndexModel(CareDb db, GoLive goLive, ReadyToGoLive ready, ReadWays ways, Clock clock) : PageModel
{
    public Data.Clinic Here { get; private set; } = null!;

    public CrisisCountry? Numbers { get; private set; }

    /// <summary>"Tue 3 Nov, 10:00 by Noor"; empty while nobody has confirmed them.</summary>
    public string Checked { get; private set; } = "";

    public string Live { get; private set; } = "";

    /// <summary>What must be there before the first patient, and whether it is.</summary>
    public IReadOnlyList<GoLivePoint> Points { get; private set; } = [];

    /// <summary>Mail, push, gateway, backup, and each person on call: what is known of them.</summary>
    public IReadOnlyList<StatusLine> Ways { get; private set; } = [];

    /// <summary>What nobody covers, where there is one clinician; null elsewhere.</summary>
    public OnePerson? OnePerson { get; private set; }

    public string Why { get; private set; } = "";

    public Task OnGet(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostConfirm(CancellationToken cancellation)
    {
        await goLive.Confirm(User.Caller(), cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostReadAlone(CancellationToken cancellation)
    {
        await goLive.ConfirmAlone(User.Caller(), cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostLive(CancellationToken cancellation)
    {
        var changed = await goLive.Run(User.Caller(), cancellation);
        if (changed.Done)
        {
            return RedirectToPage();
        }

        Why = changed.Why;
        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (id, now) = (User.Caller().ClinicId, clock.Now);
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Numbers = CrisisNumbers.Of(Here.Country);
        if (Here.CrisisNumbersConfirmedAt is { } at)
        {
            var by = await (from a in db.AuditEvents where a.ClinicId == id && a.Action == GoLive.Confirmation orderby a.At descending
                            join u in db.Users on a.UserId equals u.Id select u.DisplayName).FirstOrDefaultAsync(cancellation);
            Checked = Wording.Say(Here.Zone, at, now) + (by is null ? "" : $" by {by}");
        }

        Live = Here.LiveSince is { } since ? Wording.Say(Here.Zone, since, now) : "";
        Points = await ready.Points(id, now, cancellation);
        Ways = await ways.Run(id, now, cancellation);
        OnePerson = await OnePerson.Read(db, Here, now, cancellation);
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Help;

/// <summary>"I need help now" and "call me": numbers that answer come first, then the clinic, then the truth about who is awake.</summary>
public sealed class NowModel(CareDb db, SubmitReport report, WhoIsAwake awake, Clock clock) : PageModel
{
    /// <summary>When the clinic was sent what was just tapped; empty when nothing was. Read from the store: the address alone proves nothing.</summary>
    public string SentAt { get; private set; } = "";

    public string Truth { get; private set; } = "";

    public async Task OnGetAsync(Guid? told, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var zone = await db.PatientZone(key.ClinicId, key.PatientId, clock.Now, cancellation);
        var sent = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.Id == told, cancellation);
        SentAt = sent is null || zone is null ? "" : Wording.Say(zone, sent.ReceivedAt, clock.Now);
        Truth = await awake.Say(key, cancellation);
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => Tell(id, ReportKind.NeedHelpNow, cancellation);

    public Task<IActionResult> OnPostCallMeAsync(Guid id, CancellationToken cancellation) => Tell(id, ReportKind.CallMe, cancellation);

    private async Task<IActionResult> Tell(Guid id, ReportKind kind, CancellationToken cancellation)
    {
        var caller = User.Caller();
        return await report.Run(id, caller.Patient, kind, caller.UserId, cancellation: cancellation) is { } kept ? Redirect($"/help/now?told={kept}") : NotFound();
    }
}

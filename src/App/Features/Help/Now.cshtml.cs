using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Help;

/// <summary>"I need help now" and "call me": numbers that answer come first, then the clinic, then the truth about who is awake.</summary>
public sealed class NowModel(SubmitReport report, WhoIsAwake awake) : PageModel
{
    public bool Told { get; private set; }

    public string Truth { get; private set; } = "";

    public async Task OnGetAsync(string? told, CancellationToken cancellation)
    {
        Told = told is not null;
        Truth = await awake.Say(User.Caller().Patient, cancellation);
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => Tell(id, ReportKind.NeedHelpNow, cancellation);

    public Task<IActionResult> OnPostCallMeAsync(Guid id, CancellationToken cancellation) => Tell(id, ReportKind.CallMe, cancellation);

    private async Task<IActionResult> Tell(Guid id, ReportKind kind, CancellationToken cancellation)
    {
        var caller = User.Caller();
        return await report.Run(id, caller.Patient, kind, caller.UserId, cancellation: cancellation) ? Redirect("/help/now?told=1") : NotFound();
    }
}

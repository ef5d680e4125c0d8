using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Help;

/// <summary>"I feel worse": two taps from any page of the patient's.</summary>
public sealed class WorseModel(SubmitReport report, WhoIsAwake awake) : PageModel
{
    /// <summary>Who will see it, and when, as things stand now.</summary>
    public string Truth { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation) => Truth = await awake.Say(User.Caller().Patient, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, string? words, CancellationToken cancellation)
    {
        var caller = User.Caller();
        return await report.Run(id, caller.Patient, ReportKind.FeelWorse, caller.UserId, words ?? "", cancellation) is { } kept ? Redirect($"/home?told={kept}") : NotFound();
    }
}

using System.Data.Common;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Help;

/// <summary>"I feel worse": two taps from any page of the patient's.</summary>
public sealed class WorseModel(SubmitReport report, WhoIsAwake awake, ILogger<WorseModel> log) : PageModel
{
    public Typed Typed { get; private set; } = new(Guid.CreateVersion7(), "");

    /// <summary>Who will see it, and when, as things stand now.</summary>
    public string Truth { get; private set; } = "";

    public string Message { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        try
        {
            Truth = await awake.Say(User.Caller().Patient, cancellation);
        }
        catch (Exception e) when (e is DbException)
        {
            log.LogError(e, "Who is awake could not be read");
            Truth = "We cannot tell right now who is awake at the clinic. Please use the numbers on this page.";
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? words, CancellationToken cancellation)
    {
        var caller = User.Caller();
        try
        {
            return await report.Run(id, caller.Patient, ReportKind.FeelWorse, caller.UserId, words ?? "", cancellation) is { } kept ? Redirect($"/home?told={kept}") : NotFound();
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            log.LogError(e, "A report could not be kept");
            Typed = new(id, words ?? "");
            Message = "We could not keep this just now, so the clinic does not have it yet. Your words are still here: please send them again. If you need help now, call one of the numbers on this page.";
            await OnGetAsync(cancellation);
            return Page();
        }
    }
}

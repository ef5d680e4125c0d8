using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.AfterSession;

/// <summary>The patient says how perception and attention are: three taps, large.</summary>
public sealed class PerceptionModel(CareDb db, KeepPerception keep, AlteredNow altered, ILogger<PerceptionModel> log) : PageModel
{
    public PerceptionView View { get; private set; } = null!;

    public bool IsAltered { get; private set; }

    /// <summary>It was kept, and all was as usual; null before.</summary>
    public bool? IsUsual { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid session, bool? usual, CancellationToken cancellation)
    {
        IsUsual = usual;
        return await Show(session, PerceptionForm.Drawn(), cancellation) ? Page() : NotFound();
    }

    /// <param name="session">Not called id: the form has one of its own.</param>
    public async Task<IActionResult> OnPostAsync(Guid session, PerceptionForm form, CancellationToken cancellation)
    {
        var caller = User.Caller();
        View = new(form, Address(session), "you");
        try
        {
            var body = form.Of(caller.Patient, session, caller.UserId, bySupport: false);
            if (body.IsEmpty)
            {
                View = View with { Problem = PerceptionView.NothingChosen };
                return Page();
            }

            return await keep.Run(body, cancellation) ? Redirect($"{Address(session)}?usual={body.IsUsual}") : NotFound();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "How perception is could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            View = View with { Problem = "We could not keep this just now, so the clinic does not have it. Please send it again. If you need help now, call one of the numbers." };
            return Page();
        }
    }

    private static string Address(Guid id) => $"/aftersession/perception/{id}";

    private async Task<bool> Show(Guid id, PerceptionForm form, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        View = new(form, Address(id), "you");
        IsAltered = await altered.Of(key, cancellation) is not null;
        return await db.Sessions.AnyAsync(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.Id == id && s.NotGivenAt == null, cancellation);
    }
}

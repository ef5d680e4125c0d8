using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Live;

/// <summary>Takes a support person's tick from their card; also before the card's day, because things are got ready earlier. Each is only theirs whom the patient asked.</summary>
public sealed class PrepareModel(SupportLinks links, TickPreparation tick) : PageModel
{
    public IActionResult OnGet(string token) => Back(token);

    public async Task<IActionResult> OnPostAsync(string token, PreparationItem item, bool done, CancellationToken cancellation)
    {
        if (await links.Find(token, cancellation) is not { } live)
        {
            return NotFound();
        }

        // The card says itself that it has ended.
        return live.State == LinkState.Dead
            || await tick.Run(new PatientKey(live.Link.ClinicId, live.Link.PatientId), live.Link.AppointmentId, item, done, live.Person.Id, isSupport: true, cancellation) ? Back(token) : NotFound();
    }

    private RedirectResult Back(string token)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return Redirect($"/live/{token}");
    }
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Live;

/// <summary>A support person says, from their card, how the patient's perception and attention seem. "As usual" from here outweighs nothing that the patient said.</summary>
public sealed class PerceptionModel(SupportLinks links, KeepPerception keep, ILogger<PerceptionModel> log) : PageModel
{
    public PerceptionView View { get; private set; } = null!;

    public string Card { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) => On(token, PerceptionForm.Drawn(), (_, _) => Task.FromResult<IActionResult?>(null), cancellation);

    public Task<IActionResult> OnPostAsync(string token, PerceptionForm form, CancellationToken cancellation) => On(token, form, async (live, session) =>
    {
        var body = form.Of(new(live.Link.ClinicId, live.Link.PatientId), session.Id, live.Person.Id, bySupport: true);
        if (body.IsEmpty)
        {
            View = View with { Problem = PerceptionView.NothingChosen };
            return null;
        }

        await keep.Run(body, cancellation);
        return Redirect(Card);
    }, cancellation);

    private async Task<IActionResult> On(string token, PerceptionForm form, Func<LiveLink, TreatmentSession, Task<IActionResult?>> work, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        try
        {
            if (await links.Find(token, cancellation) is not { } live)
            {
                return NotFound();
            }

            Card = $"/live/{token}";
            View = new(form, $"{Card}/perception", live.Patient.Name.Split(' ', 2)[0]);
            // Before it has begun and after its end the card says so itself; what was begun before the end is taken.
            return live.Session is { } session && (live.State == LinkState.Open || live.TakesLate) ? await work(live, session) ?? Page() : Redirect(Card);
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "How perception seems could not be kept from a card");
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Live;

/// <summary>A support person notes something that was hard for the patient, from their card. It shows nothing that others wrote.</summary>
public sealed class ExperienceModel(SupportLinks links, KeepExperience keep, Clock clock, ILogger<ExperienceModel> log) : PageModel
{
    public LiveLink Live { get; private set; } = null!;

    public ExperienceView View { get; private set; } = null!;

    public bool WasKept { get; private set; }

    public string Problem { get; private set; } = "";

    public string FirstName => Live.Patient.Name.Split(' ', 2)[0];

    /// <summary>Written out: addresses that the framework makes are in lower case, and a token is not.</summary>
    public string Card { get; private set; } = "";

    private string Zone => Live.Patient.ZoneAt(clock.Now);

    public async Task<IActionResult> OnGetAsync(string token, bool kept, CancellationToken cancellation)
    {
        WasKept = kept;
        if (!await Find(token, cancellation))
        {
            return NotFound();
        }

        // The card says itself that it has ended, or is not open yet.
        return Live.State == LinkState.Open ? Page() : Redirect(Card);
    }

    public async Task<IActionResult> OnPostAsync(string token, ExperienceForm form, CancellationToken cancellation)
    {
        if (!await Find(token, cancellation))
        {
            return NotFound();
        }

        // Begun while the session went on and sent after its end: it is taken.
        if (Live.State != LinkState.Open && !Live.TakesLate)
        {
            return Redirect(Card);
        }

        try
        {
            var (body, problems) = form.Read(new(Live.Link.ClinicId, Live.Link.PatientId), Live.Person.Id, Zone, Live.Link.AppointmentId);
            problems = body is null ? problems : await keep.Run(body, cancellation);
            if (problems.Count == 0)
            {
                return Redirect($"{Card}/experience?kept=true");
            }

            View = View with { Form = form, Problems = problems };
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A challenging experience from a card could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            View = View with { Form = form };
            Problem = "We could not keep this just now, so the clinic does not have it. Your words are still here: please send them again. If you are worried now, call.";
        }

        return Page();
    }

    private async Task<bool> Find(string token, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (await links.Find(token, cancellation) is not { } live)
        {
            return false;
        }

        (Live, Card) = (live, $"/live/{token}");
        View = new(ExperienceForm.Drawn(Zone, clock.Now), new Dictionary<string, string>(), $"{Card}/experience", FirstName);
        return true;
    }
}

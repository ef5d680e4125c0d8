using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.AfterSession;

/// <summary>The patient's hard experiences, whoever noted them, and a form for another.</summary>
public sealed class ExperiencesModel(CareDb db, KeepExperience keep, AlteredNow altered, Clock clock, ILogger<ExperiencesModel> log) : PageModel
{
    public IReadOnlyList<ExperienceLine> Lines { get; private set; } = [];

    public ExperienceView View { get; private set; } = null!;

    public bool WasKept { get; private set; }

    public bool IsAltered { get; private set; }

    public string Problem { get; private set; } = "";

    public async Task OnGetAsync(bool kept, CancellationToken cancellation)
    {
        WasKept = kept;
        await Show(null, new Dictionary<string, string>(), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(ExperienceForm form, CancellationToken cancellation)
    {
        var caller = User.Caller();
        View = new(form, new Dictionary<string, string>(), "/aftersession/experiences", "you");
        try
        {
            var (body, problems) = form.Read(caller.Patient, caller.UserId, await Zone(caller, cancellation));
            problems = body is null ? problems : await keep.Run(body, cancellation);
            if (problems.Count == 0)
            {
                return Redirect("/aftersession/experiences?kept=true");
            }

            await Show(form, problems, cancellation);
            return Page();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A challenging experience could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = "We could not keep this just now, so nobody has been told. Your words are still here: please send them again. If you need help now, call one of the numbers.";
            return Page();
        }
    }

    private async Task<string> Zone(Caller caller, CancellationToken cancellation) =>
        (await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId, cancellation)).ZoneAt(clock.Now);

    private async Task Show(ExperienceForm? typed, IReadOnlyDictionary<string, string> problems, CancellationToken cancellation)
    {
        var (caller, now) = (User.Caller(), clock.Now);
        var zone = await Zone(caller, cancellation);
        View = new(typed ?? ExperienceForm.Drawn(zone, now), problems, "/aftersession/experiences", "you");
        IsAltered = await altered.Of(caller.Patient, cancellation) is not null;
        Lines = await Experiences.Of(db, caller.Patient, caller.UserId, zone, now, cancellation);
    }
}

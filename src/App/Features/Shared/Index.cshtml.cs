using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Shared;

/// <summary>For clinicians, and for the coach of a patient: hard experiences that were noted, a form for another, and what the patient shares of their writing.</summary>
public sealed class IndexModel(CareDb db, PatientAccess access, KeepExperience keep, ReadWriting read, Clock clock, ILogger<IndexModel> log) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public IReadOnlyList<ExperienceLine> Lines { get; private set; } = [];

    public IReadOnlyList<OpenedEntry> Entries { get; private set; } = [];

    public IReadOnlyList<GoalLine> Goals { get; private set; } = [];

    public ExperienceView View { get; private set; } = null!;

    public bool WasKept { get; private set; }

    public string Problem { get; private set; } = "";

    public string Address => $"/shared/{Patient.Id}";

    public bool OpensCharts => User.Caller().Role == Role.Clinician;

    private string Zone => Patient.ZoneAt(clock.Now);

    public async Task<IActionResult> OnGetAsync(Guid patient, bool kept, CancellationToken cancellation)
    {
        WasKept = kept;
        return await Find(patient, cancellation) ? await Show(null, new Dictionary<string, string>(), cancellation) : NotFound();
    }

    /// <param name="patient">Not called id: the form has one of its own.</param>
    public async Task<IActionResult> OnPostAsync(Guid patient, ExperienceForm form, CancellationToken cancellation)
    {
        if (!await Find(patient, cancellation))
        {
            return NotFound();
        }

        try
        {
            var (body, problems) = form.Read(new(Patient.ClinicId, Patient.Id), User.Caller().UserId, Zone);
            problems = body is null ? problems : await keep.Run(body, cancellation);
            return problems.Count == 0 ? Redirect($"{Address}?kept=true") : await Show(form, problems, cancellation);
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A challenging experience could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            View = new(form, new Dictionary<string, string>(), Address, Patient.Name);
            Problem = "This could not be kept just now. Your words are still here: please send them again.";
            return Page();
        }
    }

    public string When(DateTimeOffset at) => Wording.Say(Zone, at, clock.Now);

    private async Task<bool> Find(Guid id, CancellationToken cancellation)
    {
        if (await access.ReadInCare(User.Caller(), id, "opened what you share with the care team", cancellation) is not { } patient)
        {
            return false;
        }

        Patient = patient;
        return true;
    }

    private async Task<IActionResult> Show(ExperienceForm? typed, IReadOnlyDictionary<string, string> problems, CancellationToken cancellation)
    {
        var (key, now) = (new PatientKey(Patient.ClinicId, Patient.Id), clock.Now);
        View = new(typed ?? ExperienceForm.Drawn(Zone, now), problems, Address, Patient.Name);
        Lines = await Experiences.Of(db, key, User.Caller().UserId, Zone, now, cancellation);
        Goals = await GoalLine.Of(db, key, onlyShared: true, Zone, cancellation);
        Entries = await read.Shared(key, cancellation);
        return Page();
    }
}

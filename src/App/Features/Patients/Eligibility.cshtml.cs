using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>One question with every answer that was given to it, newest first.</summary>
public sealed record AskedLine(Contraindication Question, IReadOnlyList<Answered> Answers)
{
    public bool SpeaksAgainst => Answers is [{ SpeaksAgainst: true }, ..];
}

/// <summary>What a patient answered, what each yes means and says who, and the decision of a clinician.</summary>
public sealed class EligibilityModel(CareDb db, DecideEligibility decide, PatientAccess access, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public DecisionForm Form { get; private set; } = new();

    public EligibilityNow Now { get; private set; } = null!;

    /// <summary>Those that need reading first: yes and not sure, then open ones, then noes.</summary>
    public IReadOnlyList<AskedLine> Lines { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Decided> Decisions { get; private set; } = [];

    public IReadOnlyList<Contraindication> AgainstTheLabel { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Clinicians { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) => await Find(patientId, null, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid patientId, DecisionForm form, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "read your answers before the treatment", cancellation) is null)
        {
            return NotFound();
        }

        Problems = await decide.Run(User.Caller(), patientId, form, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect($"/patients/eligibility/{patientId}");
        }

        await Find(patientId, form, cancellation);
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    public string Who(Guid? id) => id is { } known && Clinicians.TryGetValue(known, out var name) ? name : "somebody who has left";

    public static string Say(ContraindicationReply reply) => reply switch { ContraindicationReply.Yes => "Yes", ContraindicationReply.No => "No", _ => "Not sure, or would rather not say" };

    public static string Say(Eligibility decision) => decision switch
    {
        Eligibility.Eligible => "Eligible: sessions may be booked",
        Eligibility.NeedsClearance => "Needs clearance: a named clinician must say yes first",
        _ => "Not eligible",
    };

    private string _zone = "UTC";

    private async Task<bool> Find(Guid patientId, DecisionForm? typed, CancellationToken cancellation)
    {
        var caller = User.Caller();
        if (await access.Read(caller, patientId, "read your answers before the treatment", cancellation) is not { } patient)
        {
            return false;
        }

        Patient = patient;
        _zone = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
        var known = await ReadEligibility.All(db, new PatientKey(caller.ClinicId, patientId), cancellation);
        Clinicians = await db.Users.Where(u => u.ClinicId == caller.ClinicId && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var answers = known.Answers.OrderByDescending(a => a.At).ToLookup(a => a.Code);
        Lines = [.. Contraindications.All.Select(c => new AskedLine(c, [.. answers[c.Code]])).OrderBy(l => l.SpeaksAgainst ? 0 : l.Answers.Count == 0 ? 1 : 2)];
        (Now, Decisions, AgainstTheLabel) = (known.Now, [.. known.Decisions.OrderByDescending(d => d.At)], DecideEligibility.AgainstTheLabel(known));
        // What has come since is read now: the form that is drawn has seen it.
        Form = (typed ?? new DecisionForm()) with { Id = typed is { Id: var id } && id != Guid.Empty ? id : Guid.CreateVersion7(clock.Now), Seen = DecideEligibility.Seen(known) };
        return true;
    }
}

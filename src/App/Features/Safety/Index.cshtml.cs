using System.Data.Common;
using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Safety;

/// <summary>The patient's own safety plan. Nobody else reads it: sharing a step is the patient's to do, and not built yet.</summary>
public sealed class IndexModel(CareDb db, KeepSafetyPlan keep, Clock clock, ILogger<IndexModel> log) : PageModel
{
    private const int MostShown = 10;
    private string _zone = "UTC";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The version written last; null before the first.</summary>
    public SafetyPlan? Current { get; private set; }

    public IReadOnlyList<SafetyPlan> Earlier { get; private set; } = [];

    public Steps Form { get; private set; } = Steps.Empty;

    public string Message { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await Show(cancellation);
        Form = Current is { } plan ? new(step => step.Of(plan), _ => "") : Form;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? writtenAt, string? deviceSentAt, CancellationToken cancellation)
    {
        var body = new SafetyPlanBody(id, User.Caller().Patient, new(Instant(writtenAt), Instant(deviceSentAt)))
        {
            WarningSigns = Typed(nameof(SafetyPlan.WarningSigns)),
            SaferPlace = Typed(nameof(SafetyPlan.SaferPlace)),
            Reasons = Typed(nameof(SafetyPlan.Reasons)),
            Coping = Typed(nameof(SafetyPlan.Coping)),
            PeopleAndPlaces = Typed(nameof(SafetyPlan.PeopleAndPlaces)),
            Contacts = Typed(nameof(SafetyPlan.Contacts)),
            Professionals = Typed(nameof(SafetyPlan.Professionals)),
        };
        IReadOnlyDictionary<string, string> problems = new Dictionary<string, string>();
        try
        {
            switch (await keep.Run(body, cancellation))
            {
                case SafetyPlanResult.Kept:
                    return Redirect("/safety#plan");
                case SafetyPlanResult.NotAccepted refused:
                    problems = refused.Problems;
                    break;
                default:
                    return NotFound();
            }

            Message = "Something needs a second look before we can keep it. What you wrote is still here.";
            await Show(cancellation);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            log.LogError(e, "A safety plan could not be kept");
            Message = "We could not keep your plan just now. What you wrote is still here: please send it again.";
        }

        Id = id == Guid.Empty ? Id : id;
        Form = new(step => Typed(step.Field), step => problems.GetValueOrDefault(step.Field, ""));
        return Page();
    }

    public string When(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    private async Task Show(CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        _zone = await db.Patients.Where(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId).Select(p => p.Zone).SingleAsync(cancellation);
        var plans = await db.SafetyPlans.AsNoTracking().Where(p => p.ClinicId == key.ClinicId && p.PatientId == key.PatientId)
            .OrderByDescending(p => p.WrittenAt).ThenByDescending(p => p.ReceivedAt).ThenByDescending(p => p.Id).Take(1 + MostShown).ToListAsync(cancellation);
        Current = plans.FirstOrDefault();
        Earlier = [.. plans.Skip(1)];
    }

    private string Typed(string field) => Request.Form[field].ToString().Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n");

    private static DateTimeOffset? Instant(string? typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Goals;

/// <summary>The patient's goals: what they would like, by what they would notice it, and when they look at it again.</summary>
public sealed class IndexModel(KeepGoal keep, CareDb db, Clock clock) : PageModel
{
    public IReadOnlyList<GoalLine> Goals { get; private set; } = [];

    /// <summary>What was typed and not kept; a new goal where nothing was.</summary>
    public GoalForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public DateOnly Today { get; private set; }

    /// <summary>The form of a goal that stands, or what was typed of it.</summary>
    public GoalFields Of(Goal goal) => Form.GoalId == goal.GoalId ? new(Form, Problems)
        : new(new() { Id = Guid.CreateVersion7(clock.Now), GoalId = goal.GoalId, Words = goal.Words, SignOfProgress = goal.SignOfProgress, ReviewOn = $"{goal.ReviewOn:yyyy-MM-dd}" }, new Dictionary<string, string>());

    /// <summary>The form of a new goal, or what was typed of one.</summary>
    public GoalFields New() => Form.GoalId != Guid.Empty && Goals.All(g => g.Goal.GoalId != Form.GoalId) ? new(Form, Problems)
        : new(new() { Id = Guid.CreateVersion7(clock.Now), GoalId = Guid.CreateVersion7(clock.Now) }, new Dictionary<string, string>());

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostAsync(GoalForm form, CancellationToken cancellation)
    {
        Problems = await keep.Write(User.Caller(), form, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect($"/goals#g-{form.GoalId}");
        }

        Form = form;
        await Show(cancellation);
        return Page();
    }

    [HeldWhileAltered("Sharing a goal, or making it private,")]
    public async Task<IActionResult> OnPostShareAsync(Guid id, Guid goalId, bool shared, CancellationToken cancellation) =>
        await keep.Share(User.Caller(), id, goalId, shared, cancellation) ? Redirect($"/goals#g-{goalId}") : NotFound();

    [HeldWhileAltered("Saying how a goal stands")]
    public async Task<IActionResult> OnPostStandAsync(Guid id, Guid goalId, GoalState state, CancellationToken cancellation)
    {
        if (await keep.Stand(User.Caller(), id, goalId, state, cancellation))
        {
            return Redirect($"/goals#g-{goalId}");
        }

        await Show(cancellation);
        if (Goals.All(g => g.Goal.GoalId != goalId))
        {
            return NotFound();
        }

        Problems = new Dictionary<string, string> { [""] = $"There are {KeepGoal.MostActive} goals already, which is plenty. Please set one aside first." };
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        var zone = patient.ZoneAt(clock.Now);
        Today = Days.On(zone, clock.Now);
        Goals = await GoalLine.Of(db, key, onlyShared: false, zone, cancellation);
    }
}

/// <summary>One form, with what is wrong in it.</summary>
public sealed record GoalFields(GoalForm Form, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>Field, label, what was typed, and its kind of input.</summary>
    public IEnumerable<(string Name, string Label, string? Value, bool IsDay)> All =>
    [
        (nameof(Form.Words), "What I would like, in my own words", Form.Words, false),
        (nameof(Form.SignOfProgress), "One thing by which I would notice it", Form.SignOfProgress, false),
        (nameof(Form.ReviewOn), "The day on which I look at it again", Form.ReviewOn, true),
    ];
}

using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>What the patient wants for resting in the window after one session (mission 3.15).</summary>
public sealed class RestModel(PickRest pick, CareDb db) : PageModel
{
    public Guid Id { get; private set; }

    public IReadOnlyList<RestPlanItem> Items { get; private set; } = [];

    /// <summary>Not picked yet.</summary>
    public IEnumerable<string> Offers => RestSuggestions.All.Except(Items.Select(i => i.Words));

    public string Problem { get; private set; } = "";

    public string Typed { get; private set; } = "";

    public IReadOnlyList<string> Ticked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await KeepAnswers.Session(db, User.Caller().Patient, id, cancellation) is null ? NotFound() : await Show(id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, string[] picked, string? own, CancellationToken cancellation)
    {
        (Typed, Ticked) = (own ?? "", picked);
        return await Done(id, await pick.Add(User.Caller(), id, picked, own, cancellation), cancellation);
    }

    [HeldWhileAltered("Letting somebody see your rest plan")]
    public async Task<IActionResult> OnPostShareAsync(Guid id, Guid item, bool shared, CancellationToken cancellation) =>
        await Done(id, await pick.Share(User.Caller(), id, item, shared, cancellation), cancellation);

    [HeldWhileAltered("Taking something out of your rest plan")]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid item, CancellationToken cancellation) =>
        await Done(id, await pick.Remove(User.Caller(), id, item, cancellation), cancellation);

    private async Task<IActionResult> Done(Guid id, string problem, CancellationToken cancellation)
    {
        Problem = problem;
        return problem.Length == 0 ? Redirect($"/preparation/rest/{id}") : await Show(id, cancellation);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        Id = id;
        Items = await PickRest.Standing(db, User.Caller(), id).AsNoTracking().ToListAsync(cancellation);
        return Page();
    }
}

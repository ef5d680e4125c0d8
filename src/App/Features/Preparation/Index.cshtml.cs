using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>What there is to prepare before one booked session, item by item, and who sees to it (mission 5.2).</summary>
public sealed class IndexModel(TickPreparation tick, AskToSeeTo ask, CareDb db, Clock clock) : PageModel
{
    public Preparations List { get; private set; } = null!;

    /// <summary>Who may be asked.</summary>
    public IReadOnlyList<SupportPerson> People { get; private set; } = [];

    /// <summary>Null while none is written.</summary>
    public WatchPlan? Watch { get; private set; }

    public string Problem { get; private set; } = "";

    public string Path => $"/preparation/{List.Appointment.Id}";

    private string _zone = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await Find(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTickAsync(Guid id, PreparationItem item, bool done, CancellationToken cancellation) =>
        await tick.Run(User.Caller().Patient, id, item, done, User.Caller().UserId, isSupport: false, cancellation) ? Redirect($"/preparation/{id}#{item}") : NotFound();

    [HeldWhileAltered("Asking somebody to see to it")]
    public async Task<IActionResult> OnPostAskAsync(Guid id, PreparationItem item, Guid? person, CancellationToken cancellation)
    {
        Problem = await ask.Run(User.Caller(), id, item, person, cancellation);
        return Problem.Length == 0 ? Redirect($"/preparation/{id}#{item}") : await Find(id, cancellation) ? Page() : NotFound();
    }

    public string At(DateTimeOffset at) => Wording.SayExactly(_zone, at, clock.Now);

    public bool IsPast(PreparationLine line) => line.DueAt < clock.Now;

    /// <summary>"You", or the support person's name.</summary>
    public string NameOf(Guid? id) => id == User.Caller().UserId ? "you" : People.FirstOrDefault(p => p.Id == id)?.Name ?? "your support person";

    private async Task<bool> Find(Guid id, CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        if (await Preparations.Of(db, key, id, cancellation) is not { } list)
        {
            return false;
        }

        List = list;
        _zone = (await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation)).ZoneAt(now);
        People = await AskToSeeTo.MayUseTheCard(db, key, now, cancellation);
        Watch = await WatchPlans.Now(db, key, cancellation);
        return true;
    }
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.People;

/// <summary>One account, as an admin sees it: what it may, what it holds, and how it is suspended, handed over and ended.</summary>
public sealed class PersonModel(CareDb db, EndAccount end, HandOverWork work, Clock clock) : PageModel
{
    public User Person { get; private set; } = null!;

    public string LastSignIn { get; private set; } = "";

    /// <summary>What nobody would have if the account ended now.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];

    public IReadOnlyList<User> Colleagues { get; private set; } = [];

    public string Why { get; private set; } = "";

    public Role Role => Person.SuspendedAt is null ? Person.Role : Person.SuspendedRole;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await Find(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostSuspendAsync(Guid id, CancellationToken cancellation) =>
        Done(id, c => end.Suspend(c.ClinicId, c.UserId, id, cancellation), cancellation);

    public Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken cancellation) =>
        Done(id, c => end.GiveBack(c.ClinicId, c.UserId, id, cancellation), cancellation);

    public Task<IActionResult> OnPostHandOverAsync(Guid id, Guid to, CancellationToken cancellation) =>
        Done(id, c => work.Run(c.Actor, id, to, cancellation), cancellation);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation) =>
        Done(id, c => end.End(c.ClinicId, c.UserId, id, cancellation), cancellation);

    public Task<IActionResult> OnPostPrescribeAsync(Guid id, bool may, CancellationToken cancellation) => Done(id, async c =>
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.ClinicId == c.ClinicId && u.Id == id && u.PatientId == null, cancellation);
        if (user is null || user.MayPrescribe == may)
        {
            return Worked.Already;
        }

        user.MayPrescribe = may;
        db.Note(c.ClinicId, clock.Now, c.UserId, null, may ? "let a clinician prescribe" : "ended that a clinician may prescribe", id.ToString());
        await db.SaveChangesAsync(cancellation);
        return Worked.Yes;
    }, cancellation);

    private async Task<IActionResult> Done(Guid id, Func<Caller, Task<Worked>> act, CancellationToken cancellation)
    {
        if (!await Find(id, cancellation))
        {
            return NotFound();
        }

        if (await act(User.Caller()) is { Done: false } refused)
        {
            Why = refused.Why;
            await Find(id, cancellation);
            return Page();
        }

        return Redirect($"/people/{id}");
    }

    private async Task<bool> Find(Guid id, CancellationToken cancellation)
    {
        var (clinicId, now) = (User.Caller().ClinicId, clock.Now);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ClinicId == clinicId && u.Id == id, cancellation) is not { } person)
        {
            return false;
        }

        Person = person;
        Held = await work.Of(clinicId, id, cancellation);
        Colleagues = await db.Users.AsNoTracking().Where(u => u.ClinicId == clinicId && u.Role == Role && u.Id != id && u.PatientId == null)
            .OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var zone = await db.Clinics.Where(c => c.Id == clinicId).Select(c => c.Zone).SingleAsync(cancellation);
        var last = await db.SignIns.Where(s => s.ClinicId == clinicId && s.UserId == id).OrderByDescending(s => s.At).Select(s => (DateTimeOffset?)s.At)
            .FirstOrDefaultAsync(cancellation);
        LastSignIn = last is { } at ? Wording.Say(zone, at, now) : "never";
        return true;
    }
}

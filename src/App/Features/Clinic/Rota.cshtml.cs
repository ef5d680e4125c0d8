using System.ComponentModel.DataAnnotations;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>A shift as it is read.</summary>
public sealed record ShiftLine(Guid Id, string Who, int Place, string From, string Until);

/// <summary>The on-call rota.</summary>
public sealed class RotaModel(CareDb db, ChangeRota rota, Clock clock) : PageModel
{
    [BindProperty]
    public ShiftForm Form { get; set; } = new();

    public Data.Clinic Here { get; private set; } = null!;

    public IReadOnlyList<ShiftLine> Shifts { get; private set; } = [];

    public IReadOnlyList<User> Clinicians { get; private set; } = [];

    public IReadOnlyList<string> Holes { get; private set; } = [];

    public string Why { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellation)
    {
        await Show(cancellation);
        var today = Days.Local(Here.Zone, clock.Now).Date.ToDateOnly();
        Form = new ShiftForm { Id = Guid.CreateVersion7(), Place = Care.Rota.First, FromDay = today, FromTime = Here.ClosesAt, UntilDay = today.AddDays(1), UntilTime = Here.OpensAt };
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return await Again("", cancellation);
        }

        var zone = await db.Clinics.Where(c => c.Id == User.Caller().ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
        return await Done(rota.Add(User.Caller(), Form.Body(zone), cancellation), cancellation);
    }

    public Task<IActionResult> OnPostRemove(Guid id, CancellationToken cancellation) => Done(rota.Remove(User.Caller(), id, cancellation), cancellation);

    public Task<IActionResult> OnPostEmpty(CancellationToken cancellation) => Done(rota.Empty(User.Caller(), cancellation), cancellation);

    public Task<IActionResult> OnPostFill(CancellationToken cancellation) => Done(rota.Fill(User.Caller(), cancellation), cancellation);

    private async Task<IActionResult> Done(Task<Changed> change, CancellationToken cancellation) =>
        await change is { Done: false } refused ? await Again(refused.Why, cancellation) : RedirectToPage();

    private async Task<IActionResult> Again(string why, CancellationToken cancellation)
    {
        Why = why;
        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (id, now) = (User.Caller().ClinicId, clock.Now);
        Here = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        Clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == id && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var shifts = await db.OnCallShifts.AsNoTracking().Where(s => s.ClinicId == id && s.Until > now).OrderBy(s => s.From).ThenBy(s => s.Place).ToListAsync(cancellation);
        Shifts =
        [
            .. shifts.Select(s => new ShiftLine(
                s.Id, Clinicians.FirstOrDefault(u => u.Id == s.UserId)?.DisplayName ?? "Somebody who has left", s.Place, Wording.Say(Here.Zone, s.From, now), Wording.Say(Here.Zone, s.Until, now))),
        ];
        Holes = [.. (await Care.Rota.Holes(db, id, now, cancellation)).Select(h => GoLive.Named(Here, h, now))];
    }
}

/// <summary>The form for a shift: days and times as they stand on the clinic's wall.</summary>
public sealed class ShiftForm
{
    public Guid Id { get; set; }

    [Required(ErrorMessage = "Please choose who is on call.")]
    public Guid? Person { get; set; }

    public int Place { get; set; }

    [Required(ErrorMessage = "Please enter the day on which the shift begins.")]
    public DateOnly? FromDay { get; set; }

    [Required(ErrorMessage = "Please enter the time at which it begins, like 18:00.")]
    public TimeOnly? FromTime { get; set; }

    [Required(ErrorMessage = "Please enter the day on which the shift ends.")]
    public DateOnly? UntilDay { get; set; }

    [Required(ErrorMessage = "Please enter the time at which it ends, like 08:00.")]
    public TimeOnly? UntilTime { get; set; }

    internal ShiftBody Body(string zone) =>
        new(Id, Person!.Value, Place, Days.At(zone, FromDay!.Value, FromTime!.Value), Days.At(zone, UntilDay!.Value, UntilTime!.Value));
}

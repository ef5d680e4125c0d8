using System.ComponentModel.DataAnnotations;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>A shift as it is read.</summary>
public sealed record ShiftLine(Guid Id, string Who, int Place, string From, string Until, int Week);

/// <summary>The on-call rota.</summary>
public sealed class RotaModel(CareDb db, ChangeRota rota, HandOverShift handOver, Clock clock) : PageModel
{
    [BindProperty]
    public ShiftForm Form { get; set; } = new();

    [BindProperty(Name = HandOverForm.Name)]
    public HandOverForm Hand { get; set; } = new();

    /// <summary>Typed times that the clocks jump over or go back over, as they stand in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Took { get; set; } = [];

    public Data.Clinic Here { get; private set; } = null!;

    public IReadOnlyList<ShiftLine> Shifts { get; private set; } = [];

    public IReadOnlyList<User> Clinicians { get; private set; } = [];

    public OnePerson? OnePerson { get; private set; }

    /// <summary>The reader's own zone; empty for the clinic's.</summary>
    public string OwnZone { get; private set; } = "";

    public string Why { get; private set; } = "";

    /// <summary>Why a shift was not handed over.</summary>
    public string NotHanded { get; private set; } = "";

    /// <summary>What was taken for the typed times that do not exist or come twice.</summary>
    public IEnumerable<string> Taken => TypedTime.Read(Took).Select(t => t.Taken(Here.Zone)).Where(w => w.Length > 0).Distinct();

    public HandOverView HandOver => new(Hand, [.. Shifts.Select(s => (s.Id, $"{s.Who}, {(s.Place == Care.Rota.First ? "first" : "second")}, {s.From} to {s.Until}"))], Clinicians, NotHanded);

    public async Task OnGet(CancellationToken cancellation)
    {
        await Show(cancellation);
        Form = Drawn();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return await Again("", cancellation);
        }

        var zone = await Zone(cancellation);
        return await Done(rota.Add(User.Caller(), Form.Body(zone), cancellation), cancellation, TypedTime.Query(zone, Form.From, Form.Until));
    }

    public async Task<IActionResult> OnPostHandOver(CancellationToken cancellation)
    {
        NotHanded = Hand.Problem(ModelState);
        if (NotHanded.Length == 0)
        {
            var zone = await Zone(cancellation);
            var handed = await handOver.Run(User.Caller().Actor, Hand.Body(zone), anybodys: true, cancellation);
            if (handed.Done)
            {
                return Redirect($"/clinic/rota{Hand.Query(zone)}");
            }

            NotHanded = handed.Why;
        }

        ModelState.Clear();
        await Show(cancellation);
        Form = Drawn();
        return Page();
    }

    public Task<IActionResult> OnPostRemove(Guid id, CancellationToken cancellation) => Done(rota.Remove(User.Caller(), id, cancellation), cancellation);

    public Task<IActionResult> OnPostEmpty(CancellationToken cancellation) => Done(rota.Empty(User.Caller(), cancellation), cancellation);

    public Task<IActionResult> OnPostFill(CancellationToken cancellation) => Done(rota.Fill(User.Caller(), cancellation), cancellation);

    private async Task<IActionResult> Done(Task<Changed> change, CancellationToken cancellation, string odd = "") =>
        await change is { Done: false } refused ? await Again(refused.Why, cancellation) : Redirect($"/clinic/rota{odd}");

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
        var me = User.Caller().UserId;
        OwnZone = await db.Users.Where(u => u.Id == me).Select(u => u.Zone).SingleOrDefaultAsync(cancellation) ?? "";
        Clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == id && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var shifts = await db.OnCallShifts.AsNoTracking().Where(s => s.ClinicId == id && s.Until > now).OrderBy(s => s.From).ThenBy(s => s.Place).ToListAsync(cancellation);
        Shifts =
        [
            .. shifts.Select(s => new ShiftLine(
                s.Id, Clinicians.FirstOrDefault(u => u.Id == s.UserId)?.DisplayName ?? "Somebody who has left", s.Place,
                Wording.SayBoth(Here.Zone, OwnZone, s.From, now), Wording.SayBoth(Here.Zone, OwnZone, s.Until, now),
                s.From > now ? (int)((s.From - now) / TimeSpan.FromDays(7)) : 0)),
        ];
        OnePerson = await OnePerson.Read(db, Here, now, cancellation);
    }

    private ShiftForm Drawn()
    {
        var today = Days.Local(Here.Zone, clock.Now).Date.ToDateOnly();
        return new ShiftForm { Id = Guid.CreateVersion7(), Place = Care.Rota.First, FromDay = today, FromTime = Here.ClosesAt, UntilDay = today.AddDays(1), UntilTime = Here.OpensAt };
    }

    private Task<string> Zone(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        return db.Clinics.Where(c => c.Id == id).Select(c => c.Zone).SingleAsync(cancellation);
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

    internal TypedTime From => new(FromDay!.Value, FromTime!.Value);

    internal TypedTime Until => new(UntilDay!.Value, UntilTime!.Value);

    internal ShiftBody Body(string zone) => new(Id, Person!.Value, Place, From.At(zone), Until.At(zone));
}

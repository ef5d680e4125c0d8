using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Shifts;

/// <summary>What is typed, by the clinic's wall clock.</summary>
public sealed class AwayForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid StandIn { get; set; }

    public DateOnly? FromDay { get; set; }

    public TimeOnly? FromTime { get; set; }

    public DateOnly? UntilDay { get; set; }

    public TimeOnly? UntilTime { get; set; }
}

/// <summary>One time away, as it is shown.</summary>
public sealed record AwayLine(Guid Id, string Who, string StandIn, string From, string Until, bool IsMine);

/// <summary>Away from when until when, and who stands in.</summary>
public sealed class AwayModel(CareDb db, SayAway away, Clock clock) : PageModel
{
    [BindProperty]
    public AwayForm Form { get; set; } = new();

    public IReadOnlyList<User> Colleagues { get; private set; } = [];

    public IReadOnlyList<AwayLine> Lines { get; private set; } = [];

    public string Why { get; private set; } = "";

    public Task OnGet(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var zone = await Zone(cancellation);
        Why = Problem();
        if (Why.Length == 0)
        {
            var (from, until) = (Days.At(zone, Form.FromDay!.Value, Form.FromTime!.Value), Days.At(zone, Form.UntilDay!.Value, Form.UntilTime!.Value));
            var said = await away.Run(User.Caller(), new AwayBody(Form.Id, Form.StandIn, from, until), cancellation);
            if (said.Done)
            {
                return Redirect("/shifts/away");
            }

            Why = said.Why;
        }

        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostBack(Guid id, CancellationToken cancellation)
    {
        await away.Back(User.Caller(), id, cancellation);
        return Redirect("/shifts/away");
    }

    private string Problem() =>
        ModelState.Any(s => s.Value?.ValidationState == ModelValidationState.Invalid && s.Key != "Form.StandIn") || Form.FromDay is null || Form.FromTime is null || Form.UntilDay is null || Form.UntilTime is null
            ? "Please enter day and time of both, from when and until when, like 18:00."
        : Form.StandIn == Guid.Empty ? "Please choose who stands in for you."
        : "";

    private Task<string> Zone(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        return db.Clinics.Where(c => c.Id == id).Select(c => c.Zone).SingleAsync(cancellation);
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (caller, now, zone) = (User.Caller(), clock.Now, await Zone(cancellation));
        var clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == caller.ClinicId && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var names = clinicians.ToDictionary(u => u.Id, u => u.DisplayName);
        Colleagues = [.. clinicians.Where(u => u.Id != caller.UserId)];
        var ahead = await db.Absences.AsNoTracking().Where(a => a.ClinicId == caller.ClinicId && a.Until > now && a.Until > a.From).OrderBy(a => a.From).ToListAsync(cancellation);
        Lines =
        [
            .. ahead.Where(a => names.ContainsKey(a.UserId)).Select(a => new AwayLine(
                a.Id, names[a.UserId], names.GetValueOrDefault(a.StandInId, "nobody who is here"), Wording.SayExactly(zone, a.From, now), Wording.SayExactly(zone, a.Until, now), a.UserId == caller.UserId)),
        ];
    }
}

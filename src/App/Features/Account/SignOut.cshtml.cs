using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>Leaving is an act, so a link alone never signs anybody out; who is on call, or soon will be, confirms it.</summary>
public sealed class SignOutModel(SignInManager<User> signIn, Devices devices, PushHere push, CareDb db, Clock clock) : PageModel
{
    /// <summary>"You are on call until 08:00."; empty for who is not, and will not be soon.</summary>
    public string Duty { get; private set; } = "";

    public string Endpoint { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellation) => Duty = await OnCall(cancellation);

    /// <summary>Who leaves a shared phone takes its token along, and its push address: nobody's messages come to a browser that they have left.</summary>
    public async Task<IActionResult> OnPost(bool sure, string? endpoint, CancellationToken cancellation)
    {
        (Duty, Endpoint) = (sure ? "" : await OnCall(cancellation), endpoint ?? "");
        if (Duty.Length > 0)
        {
            return Page();
        }

        await devices.Forget(HttpContext, cancellation);
        if (User.Identity?.IsAuthenticated == true)
        {
            await push.End(HttpContext, User.Caller(), Endpoint, cancellation);
        }

        await signIn.SignOutAsync();
        return Redirect("/");
    }

    private async Task<string> OnCall(CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated != true || User.Caller() is not { Role: Role.Clinician } caller)
        {
            return "";
        }

        var now = clock.Now;
        var (soon, zone) = (now + ReachRule.OnDutySoon, await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Zone).SingleAsync(cancellation));
        var there = await Roster.At(db, caller.ClinicId, now, cancellation);
        if (there.Shifts.FirstOrDefault(s => s.Person.Id == caller.UserId) is { } duty)
        {
            return $"You are on call until {Wording.Say(zone, duty.Until, now)}.";
        }

        var next = await db.OnCallShifts.Where(s => s.ClinicId == caller.ClinicId && s.UserId == caller.UserId && s.From > now && s.From <= soon)
            .OrderBy(s => s.From).FirstOrDefaultAsync(cancellation);
        return next is null ? "" : $"You are on call from {Wording.Say(zone, next.From, now)}.";
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>For a lost phone: every sign-in of the caller ends, with the devices that may write and the addresses at which they are told.</summary>
public sealed class EverywhereModel(SignInManager<User> signIn, SignIns signIns, Devices devices, CareDb db, Clock clock) : PageModel
{
    /// <summary>Who is on call, or will be within this time, is told what they give up.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>Empty for who is not.</summary>
    public string OnCallUntil { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellation)
    {
        var (caller, now) = (User.Caller(), clock.Now);
        var soon = now + Soon;
        var shift = await db.OnCallShifts.AsNoTracking()
            .Where(s => s.ClinicId == caller.ClinicId && s.UserId == caller.UserId && s.Until > now && s.From < soon)
            .OrderByDescending(s => s.Until).FirstOrDefaultAsync(cancellation);
        if (shift is not null)
        {
            var zone = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
            OnCallUntil = Wording.SayExactly(zone, shift.Until, now);
        }
    }

    [HeldWhileAltered("Signing out everywhere")]
    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var caller = User.Caller();
        await Leave.Everything(db, caller.ClinicId, caller.UserId, clock.Now, cancellation);
        db.Note(caller.ClinicId, clock.Now, caller.UserId, caller.PatientId, "signed out everywhere");
        await db.SaveChangesAsync(cancellation);
        await signIns.EndAll(caller.ClinicId, caller.UserId, cancellation);
        await devices.Forget(HttpContext, cancellation);
        await signIn.SignOutAsync();
        return Redirect("/");
    }
}

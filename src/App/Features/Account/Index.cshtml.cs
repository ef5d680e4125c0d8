using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>The caller's own account.</summary>
public sealed class IndexModel(CareDb db, Devices devices, Clock clock) : PageModel
{
    public User Account { get; private set; } = null!;

    /// <summary>Devices that may write without signing in, the latest first; empty for anybody but a patient.</summary>
    public IReadOnlyList<Device> Devices { get; private set; } = [];

    public bool IsThisOne(Device device) => device.Id == _here;

    private Guid? _here;
    private string _zone = "UTC";

    public async Task OnGet(CancellationToken cancellation)
    {
        var caller = User.Caller();
        Account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.UserId, cancellation);
        Devices = await devices.Of(caller, cancellation);
        _zone = await db.Patients.Where(p => p.ClinicId == caller.ClinicId && p.Id == caller.PatientId).Select(p => p.Zone).SingleOrDefaultAsync(cancellation) ?? "UTC";
        _here = (await devices.Find(HttpContext, cancellation))?.Id;
    }

    [HeldWhileAltered("Taking a device away")]
    public async Task<IActionResult> OnPostRevoke(Guid id, CancellationToken cancellation)
    {
        await devices.Revoke(User.Caller(), id, cancellation);
        return Redirect("/account");
    }

    public string When(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>One look at the record: who, what, when.</summary>
public sealed record Look(string Who, string Did, string When);

/// <summary>Every time that another person read or changed the patient's record, newest first.</summary>
public sealed class AccessLogModel(CareDb db, Clock clock) : PageModel
{
    private const int OnePage = 100;

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public int? Older { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        var (key, me, now) = (User.Caller().Patient, User.Caller().UserId, clock.Now);
        var zone = await db.Patients.Where(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId).Select(p => p.Zone).SingleAsync(cancellation);
        var found = await (
            from a in db.AuditEvents.AsNoTracking()
            where a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.UserId != null && a.UserId != me
            join u in db.Users on a.UserId equals u.Id into accounts
            from u in accounts.DefaultIfEmpty()
            orderby a.At descending, a.Id
            select new { a.At, a.Action, Name = u == null ? null : u.DisplayName }).Skip(Math.Max(0, Skip)).Take(OnePage + 1).ToListAsync(cancellation);
        Looks = [.. found.Take(OnePage).Select(l => new Look(l.Name ?? "A former colleague", l.Action, Wording.Say(zone, l.At, now)))];
        Older = found.Count > OnePage ? Math.Max(0, Skip) + OnePage : null;
    }
}

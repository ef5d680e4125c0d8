using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>One look at the record: who, what, when.</summary>
public sealed record Line(string Who, string Did, string When);

/// <summary>Every time that another person read or changed the patient's record, newest first.</summary>
public sealed class AccessLogModel(CareDb db, Clock clock) : PageModel
{
    private const int OnePage = 100;

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<Line> Looks { get; private set; } = [];

    public int? Older { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        var (key, me, now) = (User.Caller().Patient, User.Caller().UserId, clock.Now);
        var zone = (await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation))!;
        var found = await WhoLooked.At(db, key.ClinicId, key.PatientId, me, Math.Max(0, Skip), OnePage + 1, cancellation);
        Looks = [.. found.Take(OnePage).Select(l => new Line(l.Who ?? "A former colleague", l.Did, Wording.Say(zone, l.At, now)))];
        Older = found.Count > OnePage ? Math.Max(0, Skip) + OnePage : null;
    }
}

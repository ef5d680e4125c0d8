using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.SupportPeople;

/// <summary>One answer of a support person, in words.</summary>
public sealed record SeemsLine(string Who, string When, string Seems, string Words);

/// <summary>What each support person answered when they were asked how the patient seems, newest first: never behind the patient's back (mission 6.19).</summary>
public sealed class SeemsModel(CareDb db, Clock clock) : PageModel
{
    private const int OnePage = 50;

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<SeemsLine> Lines { get; private set; } = [];

    public int? Older { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        Skip = Math.Max(0, Skip);
        var zone = (await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation))!;
        var found = await (
            from o in db.SupportObservations.AsNoTracking()
            where o.ClinicId == key.ClinicId && o.PatientId == key.PatientId
            orderby o.At descending, o.Id
            select new { Seen = o, Who = db.SupportPeople.Where(p => p.ClinicId == o.ClinicId && p.Id == o.SupportPersonId).Select(p => p.Name).FirstOrDefault() }).Skip(Skip).Take(OnePage + 1).ToListAsync(cancellation);
        Lines = [.. found.Take(OnePage).Select(f => new SeemsLine(f.Who ?? "A support person", Wording.Say(zone, f.Seen.At, now), SeemsWords.Say(f.Seen.Seems), f.Seen.Words))];
        Older = found.Count > OnePage ? Skip + OnePage : null;
    }
}

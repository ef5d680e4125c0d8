using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Journal;

/// <summary>All that a patient has written or said for themselves, latest first.</summary>
public sealed class IndexModel(CareDb db, ReadWriting read, Clock clock) : PageModel
{
    public IReadOnlyList<OpenedEntry> Entries { get; private set; } = [];

    private string Zone { get; set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        Zone = (await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation)).ZoneAt(clock.Now);
        Entries = await read.Own(key, cancellation);
    }

    public string When(DateTimeOffset at) => Wording.Say(Zone, at, clock.Now);

    public static string Name(JournalKind kind) => kind switch
    {
        JournalKind.Intention => "My intention",
        JournalKind.Reflection => "Looking back",
        _ => "While it was fresh",
    };
}

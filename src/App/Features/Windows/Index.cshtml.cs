using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Windows;

/// <summary>The window board: who is in the weeks after a session, and how long still.</summary>
public sealed class IndexModel(ReadWindows read, SeenInList seen, CareDb db, Clock clock) : PageModel
{
    public IReadOnlyList<WindowRow> Rows { get; private set; } = [];

    public string Zone { get; private set; } = "";

    public DateTimeOffset Now { get; private set; }

    /// <summary>A coach may not open charts.</summary>
    public bool OpensCharts => User.Caller().Role == Role.Clinician;

    public string Say(DateTimeOffset at) => Wording.Say(Zone, at, Now);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var caller = User.Caller();
        (Now, Rows) = (clock.Now, await read.Run(caller, cancellation));
        Zone = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
        await seen.Note(caller, Zone, Rows.Select(r => r.PatientId), "saw your name on the list of the weeks after a session", cancellation);
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>The patient's own watch plan. Its being shown is kept: the gate of a session asks for it (mission 3.9).</summary>
public sealed class WatchModel(OpenWatchPlan open, CareDb db, Clock clock) : PageModel
{
    public WatchPlan? Plan { get; private set; }

    public string By { get; private set; } = "";

    public string Written { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Plan = await open.Run(User.Caller(), cancellation);
        if (Plan is { } plan)
        {
            var zone = (await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == plan.ClinicId && p.Id == plan.PatientId, cancellation)).ZoneAt(clock.Now);
            (By, Written) = (await db.Users.Where(u => u.Id == plan.WrittenBy).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellation) ?? "Your care team", Wording.Say(Days.On(zone, plan.WrittenAt)));
        }
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>How the program itself is: what it proved last, and what an admin does about what is wrong.</summary>
public sealed class StatusModel(CareDb db, ReadStatus status, Clock clock) : PageModel
{
    private string _zone = "";

    public IReadOnlyList<StatusLine> Lines { get; private set; } = [];

    public IReadOnlyList<CanaryRun> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var id = User.Caller().ClinicId;
        _zone = await db.Clinics.Where(c => c.Id == id).Select(c => c.Zone).SingleAsync(cancellation);
        Lines = await status.Lines(When, cancellation);
        Runs = await status.Runs(cancellation);
    }

    public string When(DateTimeOffset at) => Wording.Say(_zone, at, clock.Now);

    /// <summary>How long after its start a passage reached a step; a dash where it did not.</summary>
    public static string After(CanaryRun run, DateTimeOffset? step) => step is { } at ? $"{(at - run.StartedAt).TotalSeconds:0.0} s" : "–";
}

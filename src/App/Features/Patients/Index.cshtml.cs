using Evenkeel.Clinical.Escalation;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Patients;

/// <summary>The caseload: everybody, by need, each place explained in words.</summary>
public sealed class IndexModel(ReadCaseload caseload) : PageModel
{
    private const int MostWithoutNeed = 100;

    public string Query { get; private set; } = "";

    public IReadOnlyList<CaseloadRow> Rows { get; private set; } = [];

    public int All { get; private set; }

    public int Found { get; private set; }

    public async Task OnGetAsync(string? q, CancellationToken cancellation)
    {
        Query = q?.Trim() ?? "";
        var all = await caseload.Run(User.Caller().ClinicId, cancellation);
        var found = all.Where(r => r.Name.Contains(Query, StringComparison.OrdinalIgnoreCase)).ToArray();
        (All, Found) = (all.Count, found.Length);
        // Nobody who needs somebody is ever left out; the long calm tail is.
        var needing = found.Count(r => r.Need < Need.CannotTell);
        Rows = [.. found.Where((r, i) => i < needing + MostWithoutNeed || r.Waits || r.AsksAnotherTime)];
    }

    public static string Say(Need need) => need switch
    {
        Need.Stat => "Stat: somebody must act now",
        Need.AsapDanger => "Asap: danger",
        Need.AsapAsked => "Asap: they asked for somebody",
        Need.Asap => "Asap",
        Need.UrgentDanger => "Urgent: danger",
        Need.RecentIdeation => "Thoughts of ending their life in the last 14 days, closed or known",
        Need.UrgentAsked => "Urgent: somebody said so",
        Need.ProlongedDip => "A dip that does not subside",
        Need.Silent => "Silent when it matters",
        Need.Urgent => "Other Urgent alerts",
        Need.OverdueReview => "Review overdue",
        Need.Hold => "On hold",
        Need.OnWatch => "On watch, no open alert",
        Need.OfficeItem => "For the office",
        Need.WindowClosing => "A window closes",
        Need.Routine => "Routine",
        Need.Unknown => "Not known how they are",
        Need.CannotTell => "Cannot tell: answers too old or too few",
        Need.NothingOpen => "Nothing open, nothing on watch",
        _ => "Imported diaries",
    };
}

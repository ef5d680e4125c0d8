using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.CheckIns;

/// <summary>The check-in as a phone keeps it for when there is no network: empty, and the same for everybody.</summary>
public sealed class OfflineModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Mode { get; set; }

    public CheckInForm Form => new() { Mode = Mode == "short" ? "short" : "" };
}

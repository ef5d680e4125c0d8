using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features;

/// <summary>The front door: whoever is signed in goes to their own first room.</summary>
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Redirect(Rooms.Home(User.Caller().Role)) : Page();
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Account;

/// <summary>Leaving is an act, so a link alone never signs anybody out.</summary>
public sealed class SignOutModel(SignInManager<User> signIn, Devices devices) : PageModel
{
    /// <summary>Who leaves a shared phone takes its token along: it can no longer write in their name.</summary>
    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await devices.Forget(HttpContext, cancellation);
        await signIn.SignOutAsync();
        return Redirect("/");
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Account;

/// <summary>The second door: a code from the authenticator app, or one of the recovery codes.</summary>
public sealed class SecondFactorModel(SignInManager<User> signIn, Devices devices, CareDb db, Clock clock) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Stay { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Only who has just given the right password may be here.</summary>
    public async Task<IActionResult> OnGet() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Account/SignIn", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { SuspendedAt: null } user)
        {
            return RedirectToPage("/Account/SignIn", new { ReturnUrl });
        }

        var code = TypedCode.Of(Code);
        var result = code.IsTotp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code.Text, Stay, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code.Text);
        if (result.Succeeded)
        {
            db.Note(user.ClinicId, clock.Now, user.Id, null, code.IsTotp ? "signed in" : "signed in with a recovery code");
            await db.SaveChangesAsync(cancellation);
            await devices.Welcome(HttpContext, user, cancellation);
            return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : Redirect(Rooms.Home(user.Role));
        }

        ModelState.AddModelError(nameof(Code), result.IsLockedOut
            ? "That was wrong a few times, so this account rests for a few minutes. Please wait and sign in again."
            : "That code does not fit. The app shows a new one every 30 seconds; a recovery code works only once.");
        return Page();
    }
}

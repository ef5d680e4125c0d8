using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>Sets up, and takes away, the second key: an authenticator app (TOTP) with recovery codes that are shown once.</summary>
public sealed class AuthenticatorModel(SignInManager<User> signIn, UserManager<User> users, SignIns signIns, CareDb db, Clock clock) : PageModel
{
    private const int HowManyCodes = 10;
    private const string DoesNotFit = "That code does not fit. Please enter the 6 digits that the app shows now.";

    [BindProperty]
    public string? Code { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>Staff of a real clinic cannot go anywhere else before it is on.</summary>
    public bool IsRequired { get; private set; }

    public string Key { get; private set; } = "";

    public string Link { get; private set; } = "";

    /// <summary>Only on the page that answers the setting up; afterwards nobody can read them again.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) => await Show(await Me(), cancellation);

    [HeldWhileAltered("Setting up a second key", IsSecret = true)]
    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var user = await Me();
        if (!user.TwoFactorEnabled && await Fits(user))
        {
            await users.SetTwoFactorEnabledAsync(user, true);
            RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, HowManyCodes) ?? []];
            await Keep(user, "set up a second key", cancellation);
        }

        await Show(user, cancellation);
        return Page();
    }

    [HeldWhileAltered("Taking the second key away", IsSecret = true)]
    public async Task<IActionResult> OnPostRemove(CancellationToken cancellation)
    {
        var user = await Me();
        if (!user.TwoFactorEnabled)
        {
            return RedirectToPage();
        }

        if (await Fits(user))
        {
            await users.SetTwoFactorEnabledAsync(user, false);
            await users.ResetAuthenticatorKeyAsync(user);
            await Keep(user, "took the second key away", cancellation);
            return RedirectToPage();
        }

        await Show(user, cancellation);
        return Page();
    }

    private async Task<User> Me() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("The account behind this cookie is gone.");

    private async Task<bool> Fits(User user)
    {
        var fits = await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, TypedCode.Of(Code).Text);
        if (!fits)
        {
            ModelState.AddModelError(nameof(Code), DoesNotFit);
        }

        return fits;
    }

    private async Task Keep(User user, string action, CancellationToken cancellation)
    {
        db.Note(user.ClinicId, clock.Now, user.Id, null, action);
        await db.SaveChangesAsync(cancellation);
        await signIns.EndAll(user.ClinicId, user.Id, cancellation);
        await signIn.RefreshSignInAsync(user);
    }

    private async Task Show(User user, CancellationToken cancellation)
    {
        IsOn = user.TwoFactorEnabled;
        if (IsOn)
        {
            return;
        }

        IsRequired = User.Caller().IsStaff && !await db.Clinics.AnyAsync(c => c.Id == user.ClinicId && c.IsDemo, cancellation);
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 })
        {
            await users.ResetAuthenticatorKeyAsync(user);
        }

        var key = (await users.GetAuthenticatorKeyAsync(user))!;
        Key = string.Join(' ', key.Chunk(4).Select(group => new string(group))).ToLowerInvariant();
        Link = $"otpauth://totp/Evenkeel:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer=Evenkeel&digits=6";
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Evenkeel.Features.Account;

/// <summary>Chooses a password: after a one-time password at once, else beside the one of now.</summary>
public sealed class PasswordModel(
    SignInManager<User> signIn, UserManager<User> users, IOptions<IdentityOptions> rules, PushHere push, SignIns signIns, CareDb db, Clock clock)
    : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The caller came in with a one-time password.</summary>
    public bool IsFirst => OneTimePassword.IsIn(User);

    public int Shortest => rules.Value.Password.RequiredLength;

    [HeldWhileAltered("A new password", IsSecret = true)]
    public async Task<IActionResult> OnPost(bool stopOthers, CancellationToken cancellation)
    {
        var user = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The account behind this cookie is gone.");
        if (!IsFirst && !(await signIn.CheckPasswordSignInAsync(user, Current ?? "", lockoutOnFailure: true)).Succeeded)
        {
            ModelState.AddModelError(nameof(Current), $"That is not the password of now. After {SignInRules.Tries} tries the account rests for {SignInRules.Rest.TotalMinutes} minutes.");
        }
        else if ((Chosen ?? "").Length < Shortest)
        {
            ModelState.AddModelError(nameof(Chosen), $"Please choose at least {Shortest} characters; this has {(Chosen ?? "").Length}.");
        }
        else if (Chosen != Again)
        {
            ModelState.AddModelError(nameof(Again), "The two are not the same. Please type the new password twice.");
        }
        else if (await users.CheckPasswordAsync(user, Chosen!))
        {
            ModelState.AddModelError(nameof(Chosen), "This is the password of now. Please choose another.");
        }
        else if (await Keep(user, cancellation))
        {
            if (stopOthers)
            {
                await push.EndOthers(HttpContext, User.Caller(), cancellation);
            }

            return Redirect(Rooms.Home(user.Role));
        }

        return Page();
    }

    /// <returns>Whether it was kept; if not, the rule that it breaks stands at the field.</returns>
    private async Task<bool> Keep(User user, CancellationToken cancellation)
    {
        var kept = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), Chosen!);
        if (!kept.Succeeded)
        {
            ModelState.AddModelError(nameof(Chosen), string.Join(' ', kept.Errors.Select(e => e.Description)));
            return false;
        }

        await users.RemoveClaimAsync(user, OneTimePassword.Mark);
        db.Note(user.ClinicId, clock.Now, user.Id, null, "chose a password");
        await db.SaveChangesAsync(cancellation);
        await signIns.EndAll(user.ClinicId, user.Id, cancellation);
        await signIn.RefreshSignInAsync(user);
        return true;
    }
}

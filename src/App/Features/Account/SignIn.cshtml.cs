using System.ComponentModel.DataAnnotations;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Account;

/// <summary>The door. It says the same to a stranger whether an account exists or not: that somebody is a patient here is nobody's business.</summary>
public sealed class SignInModel(SignInManager<User> signIn, UserManager<User> users, DemoPeople demo, Devices devices, CareDb db, Clock clock) : PageModel
{
    /// <summary>What an unknown e-mail is checked against, so that it takes as long as a known one.</summary>
    private static readonly string NobodysHash = new PasswordHasher<User>().HashPassword(null!, Guid.NewGuid().ToString());

    [BindProperty, Required(ErrorMessage = "Please enter the e-mail address of your account."), EmailAddress(ErrorMessage = "An e-mail address looks like name@example.org.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Please enter your password.")]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool Stay { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoPerson> People { get; private set; } = [];

    public bool Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return Redirect(Rooms.Home(User.Caller().Role));
        }

        People = await demo.All(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var user = await users.FindByEmailAsync(Email.Trim());
            var result = user is not { SuspendedAt: null } ? Nobody() : await signIn.PasswordSignInAsync(user, Password, Stay, lockoutOnFailure: true);
            if (result.RequiresTwoFactor)
            {
                return RedirectToPage("/Account/SecondFactor", new { ReturnUrl, Stay });
            }

            if (result.Succeeded)
            {
                return await Enter(user!, cancellation);
            }

            Refused = true;
        }

        People = await demo.All(cancellation);
        return Page();
    }

    /// <summary>One tap, and only ever for an account of a demo clinic.</summary>
    public async Task<IActionResult> OnPostAs(Guid id, CancellationToken cancellation)
    {
        if (await demo.Find(id, cancellation) is not { } person || await users.FindByIdAsync(person.Id.ToString()) is not { SuspendedAt: null } user)
        {
            return NotFound();
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return await Enter(user, cancellation);
    }

    private Microsoft.AspNetCore.Identity.SignInResult Nobody()
    {
        users.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, Password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }

    private async Task<IActionResult> Enter(User user, CancellationToken cancellation)
    {
        db.Note(user.ClinicId, clock.Now, user.Id, null, "signed in");
        await db.SaveChangesAsync(cancellation);
        await devices.Welcome(HttpContext, user, cancellation);
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : Redirect(Rooms.Home(user.Role));
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Joining;

/// <summary>Where an invitation's link leads. Looking at it uses nothing up: mail programs look at links before people do.</summary>
public sealed class JoinModel(OpenAccount open, SignInManager<User> signIn, Devices devices) : PageModel
{
    public LinkState State { get; private set; }

    public string Email { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public int Shortest => open.Shortest;

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    /// <summary>Somebody else is signed in on this device.</summary>
    public string SignedInAs => User.Identity?.IsAuthenticated == true ? User.Caller().DisplayName : "";

    public async Task<IActionResult> OnGet(string token, CancellationToken cancellation)
    {
        (State, var invitation) = await open.Find(token, cancellation);
        (Email, Name) = (invitation?.Email ?? "", invitation?.Name ?? "");
        return Answer();
    }

    public async Task<IActionResult> OnPost(string token, string? name, string? zone, string? password, string? again, CancellationToken cancellation)
    {
        (State, var invitation) = await open.Find(token, cancellation);
        if (State != LinkState.Open)
        {
            return Answer();
        }

        (Email, Name, Zone) = (invitation!.Email, name?.Trim() ?? "", zone?.Trim() ?? "");
        var (user, problems) = await open.Run(invitation, new Newcomer(Name, Zone, password ?? "", again ?? ""), cancellation);
        if (user is not null)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            await devices.Welcome(HttpContext, user, cancellation);
            return Redirect("/joining");
        }

        Problems = problems;
        State = problems.Count > 0 ? LinkState.Open : (await open.Find(token, cancellation)).State;
        return Answer();
    }

    private PageResult Answer() => new()
    {
        StatusCode = State switch { LinkState.Open => StatusCodes.Status200OK, LinkState.Unknown => StatusCodes.Status404NotFound, _ => StatusCodes.Status410Gone },
    };
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>The caller's own account.</summary>
public sealed class IndexModel(CareDb db) : PageModel
{
    public User Account { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        var caller = User.Caller();
        Account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.UserId, cancellation);
    }
}

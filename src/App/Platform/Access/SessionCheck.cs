using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Asks the database now and then whether a cookie still holds. When the database is away, the page that says so and shows the numbers
/// must still come: the cookie then holds for this one request, which can read nothing either.
/// </summary>
public static class SessionCheck
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (e.GetBaseException() is DbException or SocketException or TimeoutException)
        {
            context.ShouldRenew = false;
        }
    }
}

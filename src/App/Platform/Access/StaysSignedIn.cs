using Evenkeel.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Every half hour a sign-in is compared with the account. While the database cannot be asked, a patient or support person stays
/// signed in and is asked about again at the next request: they must get the page that says "not kept" and holds what they typed.
/// Such a request reads nothing, though the database may answer its next question. Staff see no page without being asked about.
/// </summary>
public static class StaysSignedIn
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e) && context.Principal?.Caller().Role is Role.Patient or Role.Support)
        {
            context.ShouldRenew = false;
            ReadsNothingUnasked.Set(context.HttpContext);
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StaysSignedIn)).LogError(e, "A sign-in could not be compared with its account");
        }
    }
}

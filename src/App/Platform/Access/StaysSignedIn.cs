using System.Security.Claims;
using Evenkeel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Every request asks whether its sign-in still holds, and every half hour it is compared with the account. While the database cannot be
/// asked, a patient or support person stays signed in and is asked about again at the next request: they must get the page that says
/// "not kept" and holds what they typed. Such a request reads nothing, though the database may answer its next question. Staff see no
/// page without being asked about but those that anybody may open.
/// </summary>
public static class StaysSignedIn
{
    /// <summary>Gives every sign-in a name by which it can be ended.</summary>
    public static IServiceCollection AddSignIns(this IServiceCollection services)
    {
        services.ConfigureApplicationCookie(o =>
        {
            o.Events.OnValidatePrincipal = Validate;
            o.Events.OnSigningIn = async c =>
                SignIns.Name(c.Principal!, await SignInsOf(c.HttpContext).Begin(c.Principal!, c.HttpContext.User, c.HttpContext.RequestAborted));
            o.Events.OnSigningOut = c => SignInsOf(c.HttpContext).End(c.HttpContext.User, c.HttpContext.RequestAborted);
        });
        // The cookie that is drawn anew every half hour is the same sign-in.
        return services.Configure<SecurityStampValidatorOptions>(o => o.OnRefreshingPrincipal = c =>
        {
            if (SignIns.Of(c.CurrentPrincipal!) is { } id)
            {
                SignIns.Name(c.NewPrincipal!, id);
            }

            return Task.CompletedTask;
        });
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is { } principal && !await SignInsOf(http).Holds(principal, http.RequestAborted))
            {
                context.RejectPrincipal();
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        }
        catch (Exception e) when ((StoreFaults.IsOfTheStore(e) || e is TimeoutException) && MayStay(context.Principal, http))
        {
            context.ShouldRenew = false;
            ReadsNothingUnasked.Set(http);
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StaysSignedIn))
                .LogError(e, "A sign-in could not be compared with its account");
        }
    }

    private static bool MayStay(ClaimsPrincipal? principal, HttpContext http) =>
        principal?.Caller().Role is Role.Patient or Role.Support || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static SignIns SignInsOf(HttpContext http) => http.RequestServices.GetRequiredService<SignIns>();
}

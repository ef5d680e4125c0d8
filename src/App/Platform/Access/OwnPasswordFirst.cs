using Microsoft.AspNetCore.Authorization;

namespace Evenkeel.Platform.Access;

/// <summary>Whoever came in with a one-time password chooses their own before any other room. Asking for help comes before even that.</summary>
public sealed class OwnPasswordFirst(RequestDelegate next)
{
    public const string Choose = "/account/password";
    private static readonly PathString[] Before = [Choose, "/account/signout", "/help"];

    public Task Invoke(HttpContext context)
    {
        if (OneTimePassword.IsIn(context.User)
            && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !Before.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            context.Response.Redirect(Choose);
            return Task.CompletedTask;
        }

        return next(context);
    }
}

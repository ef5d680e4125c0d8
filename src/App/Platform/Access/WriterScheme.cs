using System.Text.Encodings.Web;
using Evenkeel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Finds the writer of a request. Only an endpoint that asks for this scheme by name ever sees a device's token, so the token opens
/// nothing else by construction.
/// </summary>
public sealed class WriterScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Devices devices)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "writer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var cookie = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (cookie.Succeeded)
        {
            // Whoever is signed in speaks for themselves, whosever device it is.
            return cookie.Principal.Caller() is { Role: Role.Patient, PatientId: not null } caller ? As(new(caller.Patient, caller.UserId, IsSignedIn: true)) : AuthenticateResult.NoResult();
        }

        return await devices.Find(Context, Context.RequestAborted) is { } device
            ? As(new(new(device.ClinicId, device.PatientId), device.UserId, IsSignedIn: false))
            : AuthenticateResult.NoResult();
    }

    private static AuthenticateResult As(Writer writer) => AuthenticateResult.Success(new AuthenticationTicket(writer.Principal(), Name));
}

public static class Writing
{
    public static IServiceCollection AddWriting(this IServiceCollection services)
    {
        services.AddSingleton<Devices>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WriterScheme>(WriterScheme.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(Writer.Policy, policy => policy.AddAuthenticationSchemes(WriterScheme.Name).RequireAuthenticatedUser());
        return services;
    }

    /// <summary>The writer of a request to a page that anybody may open; null for nobody.</summary>
    public static async Task<Writer?> FindWriter(this HttpContext http) =>
        await http.AuthenticateAsync(WriterScheme.Name) is { Succeeded: true, Principal: var principal } ? Writer.Of(principal) : null;
}

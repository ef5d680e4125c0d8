using Evenkeel.Data;
using Evenkeel.Platform.Calendars;
using Microsoft.AspNetCore.Diagnostics;

namespace Evenkeel.Platform.Page;

/// <summary>
/// An address that a program asks and no person reads answers with its number alone, whatever refuses: a page drawn around it is read
/// by nobody, and drawing one may itself fail for a caller who may do one thing alone. (What lies below /fhir has answers of its own.)
/// </summary>
public sealed class PlainAnswers(RequestDelegate next, ILogger<PlainAnswers> log)
{
    /// <summary>The phone's outbox, calendars that follow a feed, service managers and proxies, and pages that follow by themselves.</summary>
    public static readonly IReadOnlyList<string> Addresses = ["/outbox", CalendarFeed.Path.TrimEnd('/'), "/health", "/home/live", "/inbox/live"];

    public Task Invoke(HttpContext http) =>
        Addresses.Any(a => http.Request.Path.StartsWithSegments(a)) ? Answer(http) : next(http);

    private async Task Answer(HttpContext http)
    {
        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            log.LogError(e, "A request that a program made failed");
            http.Response.Clear();
            http.Response.StatusCode = StoreFaults.IsOfTheStore(e)
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
        }
    }
}

using Evenkeel.Data;

namespace Evenkeel.Fhir;

/// <summary>
/// Whatever turns a request away below these addresses, the door, the router or a fault, a program gets an OperationOutcome and never a
/// page. It is not sent to the page for signing in either: it would read the page as an answer.
/// </summary>
public sealed class SpeaksFhir(RequestDelegate next, ILogger<SpeaksFhir> log)
{
    public Task Invoke(HttpContext context) => context.Request.Path.StartsWithSegments(FhirRoutes.Base) ? Answer(context) : next(context);

    private async Task Answer(HttpContext context)
    {
        var response = context.Response;
        try
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                await next(context);
            }
            else
            {
                // Nothing here writes, whoever asks. The router knows it too, but the lock that stands behind it would say "not to you".
                response.Headers.Allow = HttpMethods.Get;
                response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            }
        }
        catch (Exception e) when (!response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(e, "A request below {Base} failed", FhirRoutes.Base);
            response.StatusCode = StoreFaults.IsOfTheStore(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        }

        if (response.HasStarted || response.StatusCode is < 300 or StatusCodes.Status304NotModified)
        {
            return;
        }

        if (response.StatusCode < 400)
        {
            response.Headers.Remove("Location");
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        await FhirAnswer.Refused(response.StatusCode).ExecuteAsync(context);
    }
}

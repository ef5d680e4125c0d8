namespace Evenkeel.Platform.Page;

/// <summary>
/// A form that was sent is worked to its end, though the sender closes the page or loses the network meanwhile: whoever taps "yes"
/// and is gone has been heard.
/// </summary>
public sealed class SentIsSent(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.RequestAborted = CancellationToken.None;
        }

        return next(context);
    }
}

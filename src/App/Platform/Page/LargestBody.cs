namespace Evenkeel.Platform.Page;

/// <summary>
/// Refuses what no form of ours can be. It is read to its end first (up to a limit): a browser whose upload is cut off shows its
/// own error instead of our words.
/// </summary>
public sealed class LargestBody(RequestDelegate next)
{
    /// <summary>Bytes; a form with 2,000 characters of own words fits many times.</summary>
    public const long Taken = 256 * 1024;

    /// <summary>The one door that takes more: a recording, alone in the body.</summary>
    public const string VoiceDoor = "/journal/capture/recording";

    /// <summary>Bytes; a little more than the largest recording, which is refused in words of its own.</summary>
    public const long TakenAsVoice = 6 * 1024 * 1024;

    /// <summary>Bytes; past this the connection is closed.</summary>
    public const long ReadAtMost = 16 * 1024 * 1024;

    public async Task Invoke(HttpContext context)
    {
        // The page that says so comes through here again.
        var isSaying = context.Request.Path.StartsWithSegments("/error");
        var most = context.Request.Path.Equals(VoiceDoor, StringComparison.OrdinalIgnoreCase) ? TakenAsVoice : Taken;
        if (!isSaying && context.Request.ContentLength > most && context.Request.ContentLength <= ReadAtMost)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    }
}

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>
/// Tells an open page that something has changed; what, the page asks for itself. So nothing of a patient is in the stream. A page that
/// nothing happens to costs next to nothing: its mark is read when there is news of its clinic. It ends with the sign-in.
/// </summary>
public sealed class LiveMark(AlertNews news, SignIns signIns, Clock clock, IHostApplicationLifetime app)
{
    /// <summary>After this the browser connects anew.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The mark is read this often though there was no news: news can be lost with a connection, and an alert may not be.</summary>
    private static readonly TimeSpan WithoutNews = TimeSpan.FromSeconds(5);

    /// <param name="mark">Differs whenever something has changed.</param>
    public IResult Stream(HttpContext http, int clinicId, Func<CancellationToken, Task<string>> mark) =>
        TypedResults.ServerSentEvents(Changes(
            http.User, clinicId, mark, CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, app.ApplicationStopping)));

    private async IAsyncEnumerable<SseItem<string>> Changes(
        ClaimsPrincipal who, int clinicId, Func<CancellationToken, Task<string>> mark, CancellationTokenSource ended,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var _ = ended;
        var until = clock.Now + Longest;
        var next = news.Next(clinicId);
        var last = await mark(ended.Token);
        // The first event opens the stream at once, so that a browser knows that it listens.
        yield return new SseItem<string>(last, "watching");
        while (clock.Now < until && await Tick(next, ended.Token) && await signIns.Holds(who, ended.Token))
        {
            next = news.Next(clinicId);
            var now = await mark(ended.Token);
            if (now != last)
            {
                last = now;
                yield return new SseItem<string>(now, "changed");
            }
        }
    }

    private async Task<bool> Tick(Task next, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(WithoutNews, clock.Provider, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program stops: the stream just ends.
            return false;
        }
    }
}

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>Tells an open page that something has changed; what, the page asks for itself. So nothing of a patient is in the stream.</summary>
public sealed class LiveMark(Clock clock, IHostApplicationLifetime app)
{
    /// <summary>After this the browser connects anew, and whoever has been signed out meanwhile is not let in.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="every">How often the mark is read.</param>
    /// <param name="mark">Differs whenever something has changed.</param>
    public IResult Stream(HttpContext http, TimeSpan every, Func<CancellationToken, Task<string>> mark) =>
        TypedResults.ServerSentEvents(Changes(every, mark, CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, app.ApplicationStopping)));

    private async IAsyncEnumerable<SseItem<string>> Changes(
        TimeSpan every, Func<CancellationToken, Task<string>> mark, CancellationTokenSource ended, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var _ = ended;
        using var timer = new PeriodicTimer(every, clock.Provider);
        var until = clock.Now + Longest;
        var last = await mark(ended.Token);
        // The first event opens the stream at once, so that a browser knows that it listens.
        yield return new SseItem<string>(last, "watching");
        while (clock.Now < until && await Tick(timer, ended.Token))
        {
            var next = await mark(ended.Token);
            if (next != last)
            {
                last = next;
                yield return new SseItem<string>(next, "changed");
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the program stops: the stream just ends.
            return false;
        }
    }
}

using System.Collections.Concurrent;

namespace Evenkeel.Tests.House;

/// <summary>A request as it arrived.</summary>
public sealed record ArrivedPost(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A real web server on this machine that stands for a gateway or a push service; the test decides what it answers.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ArrivedPost> _posts = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(Take);
    }

    /// <summary>What it answers to the request with this number, from 1.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = (_, http) => Status(http, StatusCodes.Status201Created);

    public string Address => _app.Urls.Single();

    public IReadOnlyList<ArrivedPost> Posts => [.. _posts];

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public static Task Status(HttpContext http, int status, string retryAfter = "")
    {
        http.Response.StatusCode = status;
        if (retryAfter.Length > 0)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    }

    /// <summary>Never answers; lets go when the caller does.</summary>
    public static Task Hang(HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        int number;
        lock (_posts)
        {
            _posts.Enqueue(new ArrivedPost(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            number = _posts.Count;
        }

        await Answer(number, http);
    }
}

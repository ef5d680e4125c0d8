using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Evenkeel.Tests.House;

/// <summary>
/// What a clinic puts before its nodes: asks each whether it is ready, and gives each request to the next that is. It tries nothing
/// twice and remembers no person's node, so whatever a node drops is seen.
/// </summary>
public sealed class LoopbackProxy : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication _app;
    private readonly Node[] _nodes;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly CancellationTokenSource _over = new();
    private readonly Task _looking;
    private readonly ConcurrentQueue<string> _dropped = new();
    private int _turn;
    private int _served;

    private LoopbackProxy(IEnumerable<Uri> nodes)
    {
        _nodes = [.. nodes.Select(n => new Node(n))];
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(Forward);
        _looking = Task.WhenAll(_nodes.Select(KeepLooking));
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public int Served => _served;

    /// <summary>The requests to which a person would have got no answer.</summary>
    public IReadOnlyCollection<string> Dropped => _dropped;

    /// <summary>How many requests each node has served.</summary>
    public IReadOnlyList<int> Shares => [.. _nodes.Select(n => n.Served)];

    public static async Task<LoopbackProxy> Before(params IEnumerable<Uri> nodes)
    {
        var proxy = new LoopbackProxy(nodes);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Ends when the proxy sees a node as it is said.</summary>
    public async Task Sees(Uri node, bool ready)
    {
        while (_nodes.Single(n => n.Address == node).IsReady != ready)
        {
            await Task.Delay(Look);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _looking;
        await _app.DisposeAsync();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task KeepLooking(Node node)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var asked = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(node.Address, "/health/ready")), _over.Token);
                node.IsReady = asked.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                node.IsReady = false;
            }

            await Task.Delay(Look, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Forward(HttpContext context)
    {
        var ready = _nodes.Where(n => n.IsReady).ToArray();
        if (ready.Length == 0)
        {
            Drop(context, "no node is ready");
            return;
        }

        var node = ready[(uint)Interlocked.Increment(ref _turn) % ready.Length];
        try
        {
            using var asked = Copy(context.Request, node.Address);
            using var answer = await _http.SendAsync(asked, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Connection")))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            node.Count();
            Interlocked.Increment(ref _served);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Drop(context, $"{node.Address}: {e.Message} {e.InnerException?.Message}");
        }
    }

    private static HttpRequestMessage Copy(HttpRequest request, Uri node)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(node, request.Path + request.QueryString.Value))
        {
            Content = HttpMethods.IsPost(request.Method) ? new StreamContent(request.Body) : null,
        };
        foreach (var (name, values) in request.Headers.Where(h => h.Key != "Connection"))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                copy.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return copy;
    }

    private void Drop(HttpContext context, string why)
    {
        _dropped.Enqueue($"{context.Request.Method} {context.Request.Path}: {why}");
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
        }
    }

    private sealed class Node(Uri address)
    {
        private volatile bool _isReady;
        private int _served;

        public Uri Address => address;

        public bool IsReady { get => _isReady; set => _isReady = value; }

        public int Served => _served;

        public void Count() => Interlocked.Increment(ref _served);
    }
}

using System.Net;
using System.Net.Sockets;
using Evenkeel.Data;

namespace Evenkeel.Platform.Delivery;

/// <summary>
/// Posts to addresses that people gave us. It follows no redirect, uses no proxy, and connects to no host of the inside: whoever may
/// enter an address must not be able to make this server knock on its neighbours' doors. The address that is checked is the one that
/// is connected to. A gateway, which an admin enters, may be let inside; a push service, which anybody's browser names, is not for that.
/// </summary>
public sealed class OutsideHttp : IDisposable
{
    private const string OwnNetwork = "This address lies inside the server's own network.";

    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly DeliverySettings _settings;

    /// <summary>Each has its own connections: what was opened for a gateway serves no push.</summary>
    private readonly HttpClient _gateways;

    private readonly HttpClient _push;

    public OutsideHttp(DeliverySettings settings)
    {
        _settings = settings;
        _gateways = Client(settings.AllowPrivateHosts);
        _push = Client(settings.AllowPrivatePush);
    }

    public static bool IsInside(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsInside(address.MapToIPv4()) : Inside.Any(n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));

    /// <summary>What is wrong with an address, in words for the person who typed it; empty when nothing is.</summary>
    /// <param name="channel">By which it would be used.</param>
    public string Refusal(string address, Channel channel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
        {
            return "An address looks like https://gateway.example.org/path, without a name or password in it.";
        }

        var isNear = uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IsInside(ip));
        var mayBeNear = channel == Channel.Push ? _settings.AllowPrivatePush : _settings.AllowPrivateHosts;
        return isNear && !mayBeNear ? (channel == Channel.Push ? OwnNetwork : $"{OwnNetwork} Whoever runs the server must allow that first (--allow-private-hosts).")
            : uri.Scheme == "http" && !isNear ? "The address must begin with https://, so that nobody can read along."
            : "";
    }

    /// <summary>The status, or why there is none.</summary>
    public async Task<(HttpStatusCode? Status, TimeSpan? RetryAfter, string Fault)> Post(HttpRequestMessage request, Channel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_settings.SendLimit);
        try
        {
            using var response = await (channel == Channel.Push ? _push : _gateways).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var after = response.Headers.RetryAfter is { } retry ? retry.Delta ?? retry.Date - now : null;
            return (response.StatusCode, after, "");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, null, $"no answer within {_settings.SendLimit.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e)
        {
            return (null, null, e.InnerException is InsideException ? InsideException.Words : $"no connection ({e.HttpRequestError})");
        }
    }

    public void Dispose()
    {
        _gateways.Dispose();
        _push.Dispose();
    }

    private static HttpClient Client(bool mayBeNear) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, mayBeNear, cancellation),
    }) { Timeout = Timeout.InfiniteTimeSpan };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, bool mayBeNear, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        var allowed = mayBeNear ? addresses : [.. addresses.Where(a => !IsInside(a))];
        if (addresses.Length > 0 && allowed.Length == 0)
        {
            throw new InsideException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class InsideException() : IOException(Words)
    {
        public const string Words = "the address lies inside the server's own network";
    }
}

using System.Net;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;

namespace Evenkeel.Tests.Platform.Delivery;

[Trait("Row", "10.8")]
public sealed class OutsideHttpTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void The_inside_is_known_in_all_its_spellings(string address) => Assert.True(OutsideHttp.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    public void The_outside_is_left_alone(string address) => Assert.False(OutsideHttp.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://gateway.example.org/x", false, "")]
    [InlineData("http://gateway.example.org/x", false, "https")]
    [InlineData("http://gateway.example.org/x", true, "https")]
    [InlineData("http://127.0.0.1:5/x", false, "--allow-private-hosts")]
    [InlineData("https://[::1]/x", false, "--allow-private-hosts")]
    [InlineData("https://10.0.0.1/x", false, "--allow-private-hosts")]
    [InlineData("http://10.0.0.1/x", true, "")]
    [InlineData("https://user:pass@gateway.example.org", false, "without a name or password")]
    [InlineData("ftp://gateway.example.org", true, "looks like")]
    [InlineData("gateway", true, "looks like")]
    public void An_address_that_may_not_be_used_is_refused_with_what_would_be_right(string address, bool allowPrivate, string says)
    {
        using var http = new OutsideHttp(new DeliverySettings { AllowPrivateHosts = allowPrivate });
        var refusal = http.Refusal(address, Channel.Webhook);
        Assert.True(says.Length == 0 ? refusal.Length == 0 : refusal.Contains(says, StringComparison.Ordinal), refusal);
    }

    [Theory]
    [InlineData("https://push.example.org/x", "")]
    [InlineData("http://127.0.0.1:5/x", "own network")]
    [InlineData("https://10.0.0.1/x", "own network")]
    [InlineData("http://push.example.org/x", "https")]
    public void A_push_service_must_be_outside_also_where_the_gateway_may_lie_inside(string address, string says)
    {
        using var http = new OutsideHttp(new DeliverySettings { AllowPrivateHosts = true });
        var refusal = http.Refusal(address, Channel.Push);
        Assert.True(says.Length == 0 ? refusal.Length == 0 : refusal.Contains(says, StringComparison.Ordinal), refusal);
    }

    [Fact]
    public async Task A_name_that_leads_a_push_inside_is_found_out_though_a_gateway_was_reached_there_a_moment_ago()
    {
        await using var neighbour = await House.Receiver.Start();
        using var http = new OutsideHttp(new DeliverySettings { AllowPrivateHosts = true });
        foreach (var (channel, posts) in new[] { (Channel.Webhook, 1), (Channel.Push, 1) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, neighbour.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
            var (status, _, _) = await http.Post(request, channel, default, CancellationToken.None);
            Assert.Equal((channel == Channel.Webhook, posts), (status is not null, neighbour.Posts.Count));
        }
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_found_out_when_it_is_connected_to()
    {
        await using var neighbour = await House.Receiver.Start();
        using var http = new OutsideHttp(new DeliverySettings());
        using var request = new HttpRequestMessage(HttpMethod.Post, neighbour.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var (status, _, fault) = await http.Post(request, Channel.Webhook, default, CancellationToken.None);
        Assert.Null(status);
        Assert.Contains("own network", fault);
        Assert.Empty(neighbour.Posts);
    }
}

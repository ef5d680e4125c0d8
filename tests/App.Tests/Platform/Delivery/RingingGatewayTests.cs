using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Delivery;

/// <summary>The recipe of the delivery guide for a call or a pager that rings, run as it stands there against what a stand-in gateway got.</summary>
[Trait("Row", "6.22")]
[Trait("Row", "10.8")]
[Trait("Hazard", "told-nobody")]
public sealed class RingingGatewayTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_recipe_rings_once_for_an_alert_and_for_a_test_and_never_for_a_reminder_or_a_stranger()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoAtNight, Messages.Nearby());
        var secret = $"whsec_{Convert.ToBase64String(await clinic.HasWebhook(gateway.Address))}";
        await clinic.Change(db => db.Users.Single(u => u.Id == clinic.Imani.Id).PhoneNumber = "+44 20 7946 0018");
        await clinic.Tell(MessageKind.AlertTold, clinic.Imani);
        await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Tell(MessageKind.RotaHole, clinic.Imani);
        await clinic.Deliver();
        Assert.Equal(3, gateway.Posts.Count);
        var rings = await Rings(secret, [.. gateway.Posts, gateway.Posts[0]], clinic.Now);
        Assert.Equal(2, rings.Length);
        Assert.All(rings, r => Assert.StartsWith("+44 20 7946 0018 Evenkeel:", r));
        Assert.Empty(await Rings($"whsec_{Convert.ToBase64String(new byte[32])}", gateway.Posts, clinic.Now));
        Assert.Empty(await Rings(secret, gateway.Posts, clinic.Now.AddMinutes(6)));
    }

    [Fact]
    public async Task What_rang_through_the_gateway_and_was_opened_confirms_it_for_the_night()
    {
        await using var gateway = await Receiver.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, TwoAtNight, Messages.Nearby());
        await clinic.NobodyIsConfirmed();
        await clinic.HasWebhook(gateway.Address);
        var test = await clinic.Tell(MessageKind.Test, clinic.Imani);
        await clinic.Deliver();
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        await imani.Fill($"/told/{test.Id}", "Yes, it reached me");
        await imani.Fill($"/told/{test.Id}", "Yes, it rang with my phone silenced");
        var proofs = await clinic.Read(db => db.ChannelProofs.Where(p => p.UserId == clinic.Imani.Id).ToListAsync());
        Assert.Equal((Channel.Webhook, Reach.Reachable), (Reaches.Named(proofs), Reaches.Of(proofs, clinic.Now)));
    }

    /// <summary>Runs the guide's own lines on each post, and hands out whom they ring and with what.</summary>
    private static async Task<string[]> Rings(string secret, IReadOnlyList<ArrivedPost> posts, DateTimeOffset now)
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Architecture.Tree.Root, "docs/guides/delivery.md"));
        var lines = guide.Split("```python\n").Skip(1).Select(p => p.Split("```")[0]);
        var given = JsonSerializer.Serialize(posts.Select(p => new { headers = p.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value), body = Convert.ToBase64String(p.Body) }));
        var program = $"""
            {string.Join("\n", lines)}
            import sys
            time.time = lambda: {now.ToUnixTimeSeconds()}
            for post in json.loads(sys.stdin.read()):
                take("{secret}", post["headers"], base64.b64decode(post["body"]), lambda phone, text: print(phone, text))
            """;
        var start = new ProcessStartInfo("/usr/bin/python3") { ArgumentList = { "-c", program }, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) };
        using var python = Process.Start(start)!;
        await python.StandardInput.WriteAsync(given);
        python.StandardInput.Close();
        var (rang, wrong) = (await python.StandardOutput.ReadToEndAsync(), await python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, wrong);
        return rang.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

using System.Text.Json;
using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Health;

/// <summary>A clinic with a flying canary, the real worker behind its outbox, and a gateway and an outside watch that really listen.</summary>
internal sealed class WatchedClinic : IAsyncDisposable
{
    private readonly Receiver _gateway;
    private readonly Receiver _outside;

    private WatchedClinic(TestClinic clinic, Receiver gateway, Receiver outside, byte[] secret) => (Clinic, _gateway, _outside, Secret) = (clinic, gateway, outside, secret);

    public TestClinic Clinic { get; }

    /// <summary>What the clinic's gateway checks signatures with.</summary>
    public byte[] Secret { get; }

    /// <summary>The news of the alert path that the clinic's gateway was sent, oldest first.</summary>
    public IReadOnlyList<string> Told =>
        [.. Posts.Select(p => JsonDocument.Parse(p.Body).RootElement).Where(b => b.GetProperty("kind").GetString() == nameof(MessageKind.MonitoringDown)).Select(b => b.GetProperty("text").GetString()!)];

    public IReadOnlyList<ArrivedPost> Posts => _gateway.Posts;

    public int Heartbeats => _outside.Posts.Count;

    /// <summary>While true the gateway answers 503.</summary>
    public bool GatewayRefuses
    {
        set => _gateway.Answer = (_, http) => Receiver.Status(http, value ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status204NoContent);
    }

    /// <param name="mail">The clinic's mail server; without one the canary's message stays in the program.</param>
    /// <param name="alarm">A second mail server, for alarms.</param>
    /// <param name="postgres">A database of the test's own that it may stop.</param>
    public static async Task<WatchedClinic> Open(
        Store store, MailServer? mail = null, string canaryMail = "", MailServer? alarm = null, string? postgres = null, Action<IServiceCollection>? change = null)
    {
        var (gateway, outside) = (await Receiver.Start(), await Receiver.Start());
        var clinic = await TestClinic.Open(store, delivery: Messages.Nearby(mail) with { SendLimit = TimeSpan.FromMilliseconds(500) }, withCanary: true, postgres: postgres, change: services =>
        {
            services.AddSingleton(new ProofSettings { CanaryMail = canaryMail, HeartbeatUrl = outside.Address, AlarmSmtp = alarm?.Place });
            change?.Invoke(services);
        });
        var secret = await clinic.HasWebhook(gateway.Address);
        await clinic.Read(db => db.Clinics.Where(c => c.Id == TestClinic.ClinicId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Phone, "020 7946 0000")));
        return new WatchedClinic(clinic, gateway, outside, secret) { GatewayRefuses = false };
    }

    /// <summary>Time passes in the steps of the watchman.</summary>
    public Task Wait(double minutes) => Clinic.Wait(TimeSpan.FromMinutes(minutes), ProofTimes.LooksEvery);

    public Task<List<CanaryRun>> Runs() => Clinic.Read(db => db.CanaryRuns.AsNoTracking().OrderBy(r => r.StartedAt).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Clinic.DisposeAsync();
        await _gateway.DisposeAsync();
        await _outside.DisposeAsync();
    }
}

namespace Evenkeel.Platform.Health;

/// <summary>A sign of life for somebody outside after each good passage: when it stays away, this whole machine may be dead.</summary>
public sealed class Heartbeat(ProofSettings settings, IHttpClientFactory clients, ILogger<Heartbeat> log)
{
    public async Task Beat(CancellationToken cancellation)
    {
        if (settings.HeartbeatUrl.Length == 0)
        {
            return;
        }

        try
        {
            using var answer = await clients.CreateClient(nameof(Heartbeat)).GetAsync(settings.HeartbeatUrl, cancellation);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(e, "The heartbeat was not taken");
        }
    }
}

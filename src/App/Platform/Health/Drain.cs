namespace Evenkeel.Platform.Health;

/// <summary>
/// The time between the order to stop and the closing of the doors. This process says that it is not ready, and serves whoever still
/// comes, until whoever sends people here has heard it. So a restart turns nobody away.
/// </summary>
public sealed class Drain(Drain.Time time, IHostApplicationLifetime life) : IHostedLifecycleService
{
    /// <summary>How long an answer that is being worked on may take after the doors have closed.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromSeconds(30);

    /// <summary>True from the order to stop.</summary>
    public bool HasBegun => life.ApplicationStopping.IsCancellationRequested;

    /// <summary>Kestrel closes, and the watch gives its lease back, only after this.</summary>
    public Task StoppingAsync(CancellationToken cancellation)
    {
        life.StopApplication();
        return Task.Delay(time.Length, cancellation);
    }

    public Task StartingAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <param name="Length">None where no other node could take over: in the demo, and in tests.</param>
    public sealed record Time(TimeSpan Length)
    {
        public TimeSpan WithUnfinished => Length + Unfinished;
    }
}

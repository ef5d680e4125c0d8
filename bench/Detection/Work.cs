namespace Evenkeel.Bench.Detection;

/// <summary>How work is shared out: over people, on every core that there is.</summary>
public static class Work
{
    private static readonly CancellationTokenSource Stopping = new();

    public static ParallelOptions OnAllCores { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = Stopping.Token };

    /// <summary>Ends the run at the next person.</summary>
    public static void Stop() => Stopping.Cancel();
}

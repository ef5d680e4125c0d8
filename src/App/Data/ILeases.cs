namespace Evenkeel.Data;

/// <summary>Who does a piece of work for all processes. Neither way asks the clock of a process what time it is, so clocks that differ or jump change nothing.</summary>
public interface ILeases
{
    /// <summary>How long a holder of whom nothing is heard keeps a lease.</summary>
    static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>Takes the lease, or moves it on when it is held already; false when another process has it.</summary>
    Task<bool> Take(string name, CancellationToken cancellation);

    /// <summary>The next one need not wait.</summary>
    Task GiveBack(string name, CancellationToken cancellation);
}

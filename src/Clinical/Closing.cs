using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>An alert that a person closed.</summary>
/// <param name="Sign">The sign's code.</param>
/// <param name="Priority">The priority that it had.</param>
/// <param name="QuietUntil">Before this, the same sign at the same priority does not open again (exceptions: design 5a).</param>
/// <param name="KnownLevel">Ideation only: the level (1 or 2) that is now known; 0 otherwise.</param>
/// <param name="ReviewBy">Ideation only: when what is known must be looked at again.</param>
public sealed record Closing(string Sign, DateTimeOffset At, Priority Priority, DateTimeOffset QuietUntil, int KnownLevel, DateTimeOffset? ReviewBy)
{
    /// <summary>The sign had failed: whoever closed it has not looked at what it may find, so nothing is quiet after it.</summary>
    public bool OfAFailure { get; init; }

    /// <summary>Ideation passed on to somebody: when the next check is due, at most a day later; null otherwise.</summary>
    public DateTimeOffset? CheckAt { get; init; }
}

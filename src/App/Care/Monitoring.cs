using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Care;

/// <summary>Where on the way from an answer to a person it stops.</summary>
public enum BrokenStep
{
    None = 0,
    /// <summary>The database cannot be read.</summary>
    Database = 1,
    /// <summary>Nobody looks at what falls due: no canary is sent at all.</summary>
    Watch = 2,
    /// <summary>A check-in is not kept.</summary>
    CheckIn = 3,
    /// <summary>A kept check-in opens no alert.</summary>
    Alert = 4,
    /// <summary>A message is written and not delivered.</summary>
    Delivery = 5,
    /// <summary>An alert cannot be taken and closed.</summary>
    Acknowledging = 6,
    /// <summary>An alert that nobody takes climbs no further.</summary>
    Ladder = 7,
    /// <summary>The database can be read, but takes nothing new.</summary>
    Writing = 8,
}

/// <param name="ProvedAt">When something last passed through the whole way; null when it never has.</param>
/// <param name="Detail">For an admin: what the broken step said. Nothing of a patient.</param>
public sealed record PathState(AlertPath Path, DateTimeOffset? ProvedAt = null, BrokenStep Broken = BrokenStep.None, string Detail = "")
{
    public bool IsDown => Path == AlertPath.Down;

    /// <summary>Whether the last passages show that an answer is at least kept: only then may anybody be told so.</summary>
    public bool StillKeeps => Broken is BrokenStep.Alert or BrokenStep.Delivery or BrokenStep.Ladder or BrokenStep.Acknowledging;
}

/// <summary>What this process knows of the alert path now. Set by whoever watches it; read by whoever is about to promise something.</summary>
public sealed class Monitoring
{
    private volatile PathState _current = new(AlertPath.NotProved);

    public PathState Current
    {
        get => _current;
        set => _current = value;
    }
}

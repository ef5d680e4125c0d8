namespace Evenkeel.Clinical.Escalation;

/// <summary>Whether what a person answers reaches another person now. Known by trying it, never by hoping.</summary>
public enum AlertPath
{
    /// <summary>The program has only just started and nothing has passed through yet.</summary>
    NotProved = 0,
    Working = 1,
    /// <summary>It was proved minutes ago, but the database cannot be read now.</summary>
    Unknown = 2,
    /// <summary>Nothing has passed through for longer than it may take.</summary>
    Down = 3,
}

namespace Evenkeel.Clinical.Plans;

/// <summary>How far perception or attention is from usual. Never renumbered: it is stored.</summary>
public enum PerceptionLevel
{
    /// <summary>Asked, and not said: it counts as not back to usual.</summary>
    NotSaid = 0,
    Usual = 1,
    Slight = 2,
    Strong = 3,
}

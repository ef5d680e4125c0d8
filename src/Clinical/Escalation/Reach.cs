namespace Evenkeel.Clinical.Escalation;

/// <summary>Whether somebody who is named as watching can be reached now (design 5b).</summary>
public enum Reach
{
    /// <summary>On the rota or at work, and no channel of theirs is known to be lost.</summary>
    Reachable = 0,
    /// <summary>Nothing shows that they hear: they are told first all the same, and patients read that it is not sure.</summary>
    NotConfirmed = 1,
    /// <summary>Nobody watches now.</summary>
    Nobody = 2,
}

namespace Evenkeel.Clinical.Escalation;

/// <summary>Whether whoever is on call hears us (design 5b, who is on the rota is always told first). What is not known is not confirmed.</summary>
public enum Reach
{
    /// <summary>On the rota, and nothing shows that they can be reached. Told first all the same; never a gap.</summary>
    NotConfirmed = 0,
    /// <summary>Opened something on their channel within the last 24 hours.</summary>
    Reachable = 1,
    /// <summary>Nobody is there, or every way to those who are is known to be lost.</summary>
    Nobody = 2,
}

/// <summary>How a reach is judged.</summary>
public static class ReachRule
{
    /// <summary>How long an opened message shows that its channel works; closed (design 5b).</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromHours(24);

    /// <summary>No sooner before a shift is anybody asked whether they can be reached; closed (design 5b).</summary>
    public static readonly TimeSpan AskedBefore = TimeSpan.FromHours(2);

    /// <summary>Who is on call now, or will be within this time, is asked before they sign out; closed (design 5b).</summary>
    public static readonly TimeSpan OnDutySoon = TimeSpan.FromHours(24);

    /// <summary>The reach of one person.</summary>
    /// <param name="openedAt">Last on the channel that they named for the night, or on any where they named none. One that lies ahead shows nothing.</param>
    /// <param name="isLost">No way to them is left that is not known to be gone.</param>
    public static Reach Of(DateTimeOffset? openedAt, bool isLost, DateTimeOffset now) =>
        isLost ? Reach.Nobody
        : openedAt is { } at && at <= now && now - at <= ConfirmedFor ? Reach.Reachable
        : Reach.NotConfirmed;

    /// <summary>What patients may read: that of whoever is told first. Where they are known to be out of reach, the next one may hear, and nobody can be sure.</summary>
    /// <param name="inOrder">Of those on call, the first person first.</param>
    public static Reach OfRota(IReadOnlyList<Reach> inOrder) =>
        inOrder.Count == 0 || inOrder.All(r => r == Reach.Nobody) ? Reach.Nobody
        : inOrder[0] == Reach.Nobody ? Reach.NotConfirmed
        : inOrder[0];

    /// <summary>Whether the second person is told at the same moment as the first.</summary>
    public static bool TellsSecondAtOnce(Reach first) => first != Reach.Reachable;
}

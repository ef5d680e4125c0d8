namespace Evenkeel.Clinical.Escalation;

/// <summary>By how many ways, and to whom besides, somebody is told (design 5b, told and away).</summary>
public static class TellingRules
{
    /// <summary>Minutes until an Asap message that nobody has opened goes by the next channel too, where a clinic has chosen nothing else.</summary>
    public const int NextChannelAfter = 10;

    /// <summary>What a clinic may choose, in minutes; both ends belong to it.</summary>
    public const int ShortestNextChannelAfter = 1;

    /// <summary>See <see cref="ShortestNextChannelAfter"/>.</summary>
    public const int LongestNextChannelAfter = 60;

    /// <summary>Stat goes by all channels at once; everything else by one.</summary>
    public static bool GoesEverywhere(Priority priority) => priority == Priority.Stat;

    /// <summary>Whether an unopened message goes on by the next channel now; the minute itself counts. Stat is everywhere already, a notice waits for a failure.</summary>
    public static bool GoesOn(Priority priority, DateTimeOffset handedAt, int afterMinutes, DateTimeOffset now) =>
        priority == Priority.Asap && now - handedAt >= TimeSpan.FromMinutes(afterMinutes);

    /// <summary>Whether Asap reaches whoever is on call at minute 0 beside the patient's own clinicians.</summary>
    /// <param name="ownIsAway">Any of the patient's own is away now, whoever stands in.</param>
    /// <param name="ownWasHereToday">Any of the patient's own has signed in on this day of the clinic.</param>
    public static bool AlsoOnCall(bool ownIsAway, bool ownWasHereToday) => ownIsAway || !ownWasHereToday;
}

namespace Evenkeel.Clinical.Words;

/// <summary>What comes next with a patient's own alert, and what happens if it does not. Promises only what the ladder does.</summary>
public static class NextStep
{
    /// <summary>Stands once below all that is open.</summary>
    public const string DoNotWait = "If it gets harder, do not wait for us.";

    /// <param name="isTaken">Somebody has acknowledged it.</param>
    /// <param name="at">When the alert is looked at again; null when that is not known.</param>
    public static string Say(Priority priority, bool isTaken, DateTimeOffset? at, Func<DateTimeOffset, string> time) => (at, isTaken, priority) switch
    {
        (null, _, _) => "",
        (_, true, _) => $"If you have not heard from us by {time(at.Value)}, we ask again.",
        (_, _, >= Priority.Asap) => $"At {time(at.Value)} we ask again. We go on until somebody answers.",
        _ => $"A person should look at it by {time(at.Value)}. If nobody has, we ask more people then.",
    };
}

namespace Evenkeel.Clinical.Words;

/// <summary>What the person who took an alert plans to do next.</summary>
public enum NextAction
{
    Call = 1,
    Message = 2,
    Visit = 3,
    PlanReview = 4,
}

/// <summary>How an alert was closed (row 4.8).</summary>
public enum Outcome
{
    Reached = 1,
    NoChange = 2,
    PlanChanged = 3,
    Referred = 4,
    /// <summary>For the clinic's own count only: the patient reads the same words as for <see cref="NoChange"/>.</summary>
    FalseAlarm = 5,
}

/// <summary>
/// The way of a patient's own alert: sent, seen, planned, closed (row 4.9). Who is a name or a role with its article ("Dr Osei",
/// "A nurse"); a time is written as it is read after "at".
/// </summary>
public static class AlertStory
{
    public static string Sent(DateTimeOffset at, Func<DateTimeOffset, string> time) => $"Sent to your care team at {time(at)}.";

    /// <summary>While nobody has acknowledged it.</summary>
    public const string NotSeenYet = "Nobody has seen it yet.";

    public static string Seen(string who, DateTimeOffset at, Func<DateTimeOffset, string> time) => $"{who} saw it at {time(at)}.";

    public static string Planned(string who, NextAction action, DateTimeOffset by, Func<DateTimeOffset, string> time) => action switch
    {
        NextAction.Call => $"{who} plans to call you by {time(by)}.",
        NextAction.Message => $"{who} plans to write to you by {time(by)}.",
        NextAction.Visit => $"{who} plans to see you by {time(by)}.",
        NextAction.PlanReview => $"{who} plans to look at your plan by {time(by)}.",
        _ => $"{who} plans the next step by {time(by)}.",
    };

    public static string Closed(string who, Outcome outcome) => outcome switch
    {
        Outcome.Reached => $"{who} spoke with you about it.",
        Outcome.PlanChanged => $"{who} changed your plan. You can read what changed and why.",
        Outcome.Referred => $"{who} asked someone else to help as well.",
        _ => $"{who} looked at it; no change for now.",
    };

    /// <summary>Stands below a closed alert: closing ends the alert, not the offer.</summary>
    public const string StillHere = "If it gets worse again, tell us here.";
}

using Evenkeel.Clinical.Escalation;

namespace Evenkeel.Clinical.Words;

/// <summary>What the person who took an alert plans to do next.</summary>
public enum NextAction
{
    Call = 1,
    Message = 2,
    Visit = 3,
    PlanReview = 4,
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

    /// <summary>Somebody telephoned. What they wrote about it stays with the staff.</summary>
    public static string Called(string who, CallResult result, DateTimeOffset at, DateTimeOffset? again, Func<DateTimeOffset, string> time) => result switch
    {
        CallResult.Reached => $"{who} spoke with you on the telephone at {time(at)}.",
        CallResult.AgainAt when again is { } next => $"{who} called you at {time(at)} and did not reach you. They will call again at {time(next)}.",
        CallResult.SomebodyGoes => $"At {time(at)} {who} asked somebody to come and see how you are.",
        _ => $"{who} called you at {time(at)} and did not reach you.",
    };

    public static string Closed(string who, Outcome outcome) => outcome switch
    {
        Outcome.Reached => $"{who} spoke with you about it.",
        Outcome.PlanChanged => $"{who} changed your plan. You can read what changed and why.",
        Outcome.Referred => $"{who} asked someone else to help as well.",
        Outcome.PassedOn => $"{who} asked someone else to help you now, and will look again within a day.",
        Outcome.AnsweredAgain => $"{who} saw that you have answered.",
        _ => $"{who} looked at it; no change for now.",
    };

    /// <summary>Stands below a closed alert: closing ends the alert, not the offer.</summary>
    public const string StillHere = "If it gets worse again, tell us here.";
}

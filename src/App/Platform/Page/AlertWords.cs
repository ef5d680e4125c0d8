using Evenkeel.Clinical.Escalation;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>An alert's titles and states in the staff's words. Patients read other ones.</summary>
public static class AlertWords
{
    private static readonly Dictionary<string, Card> Cards = Catalogue.Current.Signs.ToDictionary(s => s.Card.Code, s => s.Card);

    /// <summary>The sign's card; null for what no sign of this catalogue opened.</summary>
    public static Card? CardOf(string sign) => Cards.GetValueOrDefault(sign);

    /// <summary>The catalogue's order, in which a nurse would want to read them; what no sign opened comes first.</summary>
    public static int Place(string sign) => Catalogue.Current.Signs.TakeWhile(s => s.Card.Code != sign).Count() % Cards.Count;

    /// <summary>Its place in the one order, without its clock.</summary>
    public static Need NeedOf(string sign, Priority priority) => Needs.OfAlert(sign, priority, CardOf(sign)?.AskedByPerson == true);

    /// <summary>What a priority asks of whoever reads it.</summary>
    public static string Meaning(Priority priority) => priority switch
    {
        Priority.Stat => $"Now. It rings at once, and the second person after {Minutes(priority)} minutes.",
        Priority.Asap => $"Today. It rings, and the second person after {Minutes(priority)} minutes.",
        Priority.Urgent => "By the end of the next working day. It rings nobody; if nobody has taken it by then, it becomes Asap.",
        _ => "It waits in the list, below all others.",
    };

    /// <summary>Said in the last 14 days and no longer open.</summary>
    public static string IdeationLately(int level) => $"Thoughts of ending their life in the last {Needs.IdeationIsRecentFor.TotalDays:0} days (level {level} of 3), closed or known";

    private static string Minutes(Priority priority) => $"{Ladder.RungOf(priority, 1)!.After.TotalMinutes:0}";

    public static string Title(string sign) =>
        CardOf(sign)?.Title ?? sign switch
        {
            OpenAlerts.CouldNotBeAssessedCode => "Answers could not be assessed",
            OpenAlerts.PauseAskedCode => "Asks for a pause",
            _ => sign,
        };

    /// <summary>One line: why an alert stands.</summary>
    public static string Why(string sign, Finding? finding, string zone, DateTimeOffset now) =>
        sign == OpenAlerts.PauseAskedCode ? "A pause that needs a person's yes; until then nothing is paused" : Why(finding, zone, now);

    /// <summary>Of a silence whose alert stands open after an answer: the alert stays until a person closes it.</summary>
    public static string AnsweredSince(DateTimeOffset at, string zone, DateTimeOffset now) => $"They have answered since, at {Wording.Say(zone, at, now)}";

    /// <summary>One line: what was found.</summary>
    public static string Why(Finding? finding, string zone, DateTimeOffset now) =>
        finding is null ? "What was received could not be read by the program; please look at the answers yourself" : ClinicianVoice.Why(finding, at => Wording.Say(zone, at, now));

    /// <summary>A line for each thing that it rests on.</summary>
    public static IReadOnlyList<string> Lines(Finding? finding, string zone, DateTimeOffset now) =>
        finding is null ? [Why(finding, zone, now)] : ClinicianVoice.Lines(finding, at => Wording.Say(zone, at, now));

    public static string Say(Outcome outcome) => outcome switch
    {
        Outcome.Reached => "Reached the patient",
        Outcome.NoChange => "No change needed for now",
        Outcome.PlanChanged => "Plan changed",
        Outcome.Referred => "Referred on",
        Outcome.PassedOn => "Passed on to a service or person by name",
        Outcome.AnsweredAgain => "Has answered again",
        Outcome.Died => "Has died",
        _ => "Looked at it and not a concern",
    };

    /// <summary>The same where it says more: thoughts of ending one's life close only after somebody spoke with the patient.</summary>
    public static string Say(Outcome outcome, string sign) => !ClosingRule.NeedsContact(sign) ? Say(outcome) : outcome switch
    {
        Outcome.Reached => "Spoke with the patient",
        Outcome.PlanChanged => "Spoke with the patient, and changed the plan",
        Outcome.Referred => "Spoke with the patient, and referred on",
        _ => Say(outcome),
    };

    /// <summary>A line of the record. Somebody "was told" only where they opened it.</summary>
    /// <param name="at">Writes an instant in the reader's zone.</param>
    public static string Say(AlertStep step, string? person, StepTold told, Func<DateTimeOffset, string> at) => step.Kind switch
    {
        StepKind.Called => Say(step.Call, step.AgainAt, person ?? "Somebody", at),
        StepKind.Opened => "Opened",
        StepKind.Raised => "Raised to a higher priority; the ladder starts again",
        StepKind.RangAgain => "Rang again; the ladder starts again",
        StepKind.RotaGap => $"The rota had nobody for step {step.Rung + 1}: it goes to the next wider circle at once",
        StepKind.Told when person is null => "Nobody was there to be told",
        StepKind.Told => $"Step {step.Rung + 1}, {ToldWords.Of(told, person, at)}",
        StepKind.Acknowledged => $"{person} saw it and took it",
        StepKind.HandedOver => $"Handed to {person}",
        StepKind.Lapsed => "No outcome in time; it climbs again",
        _ => $"Closed by {person}",
    };

    /// <summary>A call, in the staff's words.</summary>
    public static string Say(CallResult? call, DateTimeOffset? againAt, string person, Func<DateTimeOffset, string> time) => call switch
    {
        CallResult.Reached => $"{person} called and reached them",
        CallResult.NoAnswer => $"{person} called: no answer",
        CallResult.AgainAt => $"{person} called: no answer; again at {(againAt is { } at ? time(at) : "a later time")}",
        _ => $"{person} asked somebody to go there",
    };
}

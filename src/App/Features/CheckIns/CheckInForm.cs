using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.CheckIns;

/// <summary>The check-in as typed: text until it has been read, so that nothing typed is lost when something is not right.</summary>
public sealed class CheckInForm
{
    public Guid Id { get; set; }

    /// <summary>"short", or empty: whatever else is sent is the usual form.</summary>
    public string Mode { get; set => field = value == "short" ? value : ""; } = "";

    public string? LowMood { get; set; }

    public string? Anxiety { get; set; }

    public string? Restlessness { get; set; }

    public string? Hope { get; set; }

    public string? Energy { get; set; }

    public string? SleepHours { get; set; }

    public string? Overall { get; set; }

    public string? Yesterday { get; set; }

    /// <summary>"How hard was yesterday?" stands on the form.</summary>
    public bool AsksYesterday { get; set; }

    /// <summary>The day that the page names, like 2026-11-02: sent back as it was drawn, so that "yesterday" stays the day that was meant.</summary>
    public string? On { get; set; }

    /// <summary>The day in words; empty where the page was drawn without one.</summary>
    public string OnInWords => Day(On) is { } on ? Wording.Say(on) : "";

    public string YesterdayInWords => Day(On) is { } on ? Wording.Say(on.AddDays(-1)) : "";

    /// <summary>The answer just tapped.</summary>
    public SafetyAnswer Safety { get; set; }

    /// <summary>The answer that was sent before.</summary>
    public SafetyAnswer SafetyGiven { get; set; }

    public bool AskedOnce { get; set; }

    /// <summary>When it was answered, by the device; empty without script.</summary>
    public string? AnsweredAt { get; set; }

    public string? DeviceSentAt { get; set; }

    public bool IsPositive => Safety is SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent;

    public static CheckInForm Of(Data.CheckIn c) => new()
    {
        Id = c.Id,
        Mode = c.Overall.IsAnswered ? "short" : "",
        LowMood = Text(c.LowMood),
        Anxiety = Text(c.Anxiety),
        Restlessness = Text(c.Restlessness),
        Hope = Text(c.Hope),
        Energy = Text(c.Energy),
        SleepHours = Text(c.SleepHours),
        Overall = Text(c.Overall),
        Yesterday = Text(c.Yesterday),
        AsksYesterday = c.Yesterday.State != AnswerState.NotAsked,
        SafetyGiven = c.Safety,
    };

    /// <param name="now">Stands in for the device's time where there was no script.</param>
    /// <param name="whole">Whether an empty question was skipped, or has not been come to yet.</param>
    public (CheckInBody Body, IReadOnlyDictionary<string, string> Problems) Read(PatientKey patient, DateTimeOffset now, bool whole)
    {
        var problems = new Dictionary<string, string>();
        Answer Scale(string field, string? typed, bool asked)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return whole && asked ? Answer.Skipped : Answer.NotAsked;
            }

            if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1000)
            {
                return Answer.Of(value);
            }

            problems[field] = field == nameof(SleepHours) ? "Please choose the hours that you slept, from 0 to 24." : "Please choose a number from 0 to 10.";
            return Answer.NotAsked;
        }

        var isShort = Mode == "short";
        var body = new CheckInBody(Id, patient, Instant(AnsweredAt) ?? now, Instant(DeviceSentAt), whole)
        {
            LowMood = Scale(nameof(LowMood), LowMood, !isShort),
            Anxiety = Scale(nameof(Anxiety), Anxiety, !isShort),
            Restlessness = Scale(nameof(Restlessness), Restlessness, !isShort),
            Hope = Scale(nameof(Hope), Hope, !isShort),
            Energy = Scale(nameof(Energy), Energy, !isShort),
            SleepHours = Scale(nameof(SleepHours), SleepHours, !isShort),
            Overall = Scale(nameof(Overall), Overall, isShort),
            Yesterday = Scale(nameof(Yesterday), Yesterday, AsksYesterday),
            Safety = Safety == SafetyAnswer.NotAsked ? SafetyGiven : Safety,
            DrawnOn = Day(On),
        };
        return (body, problems);
    }

    private static DateTimeOffset? Instant(string? typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && on > DateOnly.MinValue ? on : null;

    private static string? Text(Answer answer) => answer.IsAnswered ? answer.Value.ToString("0.##", CultureInfo.InvariantCulture) : null;
}

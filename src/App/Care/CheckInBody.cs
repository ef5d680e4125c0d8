using Evenkeel.Clinical;

namespace Evenkeel.Care;

/// <summary>What arrives under a check-in's id.</summary>
/// <param name="Id">Made when the page was drawn.</param>
/// <param name="AnsweredAt">By the device's clock; the server's where the page ran without script.</param>
/// <param name="DeviceSentAt">The device's clock at sending, to tell a wrong clock from a late answer; null without script.</param>
/// <param name="IsWhole">False when only the safety answer is sent so far.</param>
public sealed record CheckInBody(Guid Id, PatientKey Patient, DateTimeOffset AnsweredAt, DateTimeOffset? DeviceSentAt, bool IsWhole)
{
    public Answer LowMood { get; init; }

    public Answer Anxiety { get; init; }

    public Answer Restlessness { get; init; }

    public Answer Hope { get; init; }

    public Answer Energy { get; init; }

    public Answer SleepHours { get; init; }

    public Answer Overall { get; init; }

    public Answer Yesterday { get; init; }

    public SafetyAnswer Safety { get; init; }

    /// <summary>The day that stood on the page when it was drawn; null where no page said one.</summary>
    public DateOnly? DrawnOn { get; init; }

    /// <summary>
    /// Whose day it is: the one on the page, when the page stood open over one rollover; null when it is further off, or ahead. What
    /// acts by itself, and a form that was only begun, waits for no day: then that of the answer counts and yesterday's is left out.
    /// </summary>
    /// <param name="answeredOn">The day of the instant at which it was answered.</param>
    public (DateOnly On, bool IsDrawn)? DayOf(DateOnly answeredOn) =>
        DrawnOn is null || DrawnOn == answeredOn || DrawnOn == answeredOn.AddDays(-1) ? (DrawnOn ?? answeredOn, true)
        : IsWhole && Safety is not (SafetyAnswer.PassingThoughts or SafetyAnswer.StrongOrFrequent) ? null : (answeredOn, false);

    /// <summary>What is wrong, by field, in words that say what would be right; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        void Scale(string field, Answer answer, decimal most, string unit)
        {
            if (answer.IsAnswered && (answer.Value < 0 || answer.Value > most))
            {
                problems[field] = $"Please choose a number from 0 to {most}{unit}.";
            }
        }

        Scale(nameof(LowMood), LowMood, 10, "");
        Scale(nameof(Anxiety), Anxiety, 10, "");
        Scale(nameof(Restlessness), Restlessness, 10, "");
        Scale(nameof(Hope), Hope, 10, "");
        Scale(nameof(Energy), Energy, 10, "");
        Scale(nameof(Overall), Overall, 10, "");
        Scale(nameof(Yesterday), Yesterday, 10, "");
        Scale(nameof(SleepHours), SleepHours, 24, " hours");
        if (!Enum.IsDefined(Safety))
        {
            problems[nameof(Safety)] = "Please choose one of the answers that are shown.";
        }

        if (Id == Guid.Empty)
        {
            problems[nameof(Id)] = "This form has lost its number. Please open today's check-in again; your answers are kept below.";
        }

        return problems;
    }
}

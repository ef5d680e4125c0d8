namespace Evenkeel.Clinical;

/// <summary>What a patient submitted at one time. FHIR: QuestionnaireResponse.</summary>
/// <param name="Id">The id made when the page was drawn; also breaks ties between two check-ins of one instant.</param>
/// <param name="AnsweredAt">When it was answered, by the patient's device. Rules use this.</param>
/// <param name="ReceivedAt">When the clinic received it. Ladders and "new since" use this.</param>
/// <param name="On">The patient's local date, rolling over at 04:00.</param>
public sealed record CheckIn(Guid Id, DateTimeOffset AnsweredAt, DateTimeOffset ReceivedAt, DateOnly On)
{
    /// <summary>0-10, 10 worst.</summary>
    public Answer LowMood { get; init; }

    /// <summary>0-10, 10 worst.</summary>
    public Answer Anxiety { get; init; }

    /// <summary>0-10, 10 worst.</summary>
    public Answer Restlessness { get; init; }

    /// <summary>0-10, 10 best.</summary>
    public Answer Hope { get; init; }

    /// <summary>0-10, 10 best.</summary>
    public Answer Energy { get; init; }

    /// <summary>Hours slept, 0-24.</summary>
    public Answer SleepHours { get; init; }

    /// <summary>"How bad is today?", the one item of low-energy mode: 0-10, 10 worst.</summary>
    public Answer Overall { get; init; }

    /// <summary>
    /// "How hard was yesterday?", asked after a day without an answer: 0-10, 10 worst, of the day before <see cref="On"/>. Remembered, so it
    /// is no reading: no rule looks at it, only the person's own band (decision 27).
    /// </summary>
    public Answer Yesterday { get; init; }

    public SafetyAnswer Safety { get; init; }

    /// <summary>The form was sent whole; false when it was left before its end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Any distress item at 9 or above, or hope at 1 or below (design 5a). Closed at both limits.</summary>
    public bool IsSevere =>
        LowMood.AtLeast(9) || Anxiety.AtLeast(9) || Restlessness.AtLeast(9) || Overall.AtLeast(9) || Hope.AtMost(1);
}

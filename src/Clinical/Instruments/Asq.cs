namespace Evenkeel.Clinical.Instruments;

/// <summary>One answer to a suicide screener.</summary>
public enum ScreenerAnswer
{
    /// <summary>The question was not put.</summary>
    NotAsked = 0,
    No = 1,
    Yes = 2,
    /// <summary>"Prefer not to say".</summary>
    Declined = 3,
    /// <summary>Put and left empty.</summary>
    Skipped = 4,
}

/// <summary>One question of a screener, and what is asked after a yes.</summary>
public sealed record ScreenerQuestion(int Number, string Text, params IReadOnlyList<string> IfYes);

/// <summary>
/// Ask Suicide-Screening Questions: the screener where the clinic has loaded no other. A negative one closes nothing: the
/// answer that led here keeps its alert (evidence 4.1 [S65]).
/// </summary>
public static class Asq
{
    public const string Code = "asq";
    public const string Title = "Ask Suicide-Screening Questions (ASQ)";
    public const string Notice = "National Institute of Mental Health (NIMH), free resource.";
    private const int AlwaysAsked = 4;

    public static readonly IReadOnlyList<ScreenerQuestion> Questions =
    [
        new(1, "In the past few weeks, have you wished you were dead?"),
        new(2, "In the past few weeks, have you felt that you or your family would be better off if you were dead?"),
        new(3, "In the past week, have you been having thoughts about killing yourself?"),
        new(4, "Have you ever tried to kill yourself?", "How?", "When?"),
        new(5, "Are you having thoughts of killing yourself right now?", "Please describe."),
    ];

    public static readonly IReadOnlyList<string> Options = ["Yes", "No", "Prefer not to say"];

    /// <summary>Whether question 5 is put: after a yes or a "prefer not to say" to any of 1-4; left empty counts as that (design 5a).</summary>
    public static bool AsksQuestion5(IReadOnlyList<ScreenerAnswer> answers) =>
        Checked(answers).Take(AlwaysAsked).Any(a => a is ScreenerAnswer.Yes or ScreenerAnswer.Declined or ScreenerAnswer.Skipped);

    /// <summary>What the five answers come to. A yes counts however little of the rest was answered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not five answers, or one of them is none.</exception>
    public static Screening Outcome(IReadOnlyList<ScreenerAnswer> answers)
    {
        var always = Checked(answers).Take(AlwaysAsked).ToArray();
        var now = answers[AlwaysAsked];
        return now == ScreenerAnswer.Yes ? Screening.AcutePositive
            : always.Contains(ScreenerAnswer.Yes) ? Screening.NonAcutePositive
            : always.All(a => a == ScreenerAnswer.No) && now is ScreenerAnswer.No or ScreenerAnswer.NotAsked ? Screening.Negative
            : Screening.NotAnswered;
    }

    private static IReadOnlyList<ScreenerAnswer> Checked(IReadOnlyList<ScreenerAnswer> answers)
    {
        if (answers.Count != Questions.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(answers), $"{Title} has {Questions.Count} questions, but {answers.Count} answers came; give one for each, 'not asked' for those that were not put.");
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (!Enum.IsDefined(answers[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(answers), $"{Title}, question {i + 1}: {(int)answers[i]} is no answer; it must be yes, no, prefer not to say, skipped or not asked.");
            }
        }

        return answers;
    }
}

namespace Evenkeel.Clinical.Instruments;

/// <summary>
/// C-SSRS screener: which questions are put, and the triage colour (evidence 4.1 [S88][S89]). Intent (question 4) is red, as in
/// Columbia's own triage; public code that calls it moderate contradicts that.
/// </summary>
public static class Cssrs
{
    public const string Code = "c-ssrs";
    public const string Loinc = "93373-9";

    /// <summary>LOINC codes of questions 1-6.</summary>
    public static readonly IReadOnlyList<string> QuestionLoinc = ["93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3"];

    public const string Past3MonthsLoinc = "93269-9";
    public const string RiskLevelLoinc = "93374-7";

    /// <summary>Whether questions 3-5 are put. Only a plain no to question 2 spares them.</summary>
    public static bool AsksQuestions3To5(CssrsAnswers a) => a.Thoughts is ScreenerAnswer.Yes or ScreenerAnswer.Declined or ScreenerAnswer.Skipped;

    /// <summary>Whether "in the past three months?" is put.</summary>
    public static bool AsksPast3Months(CssrsAnswers a) => a.Behaviour == ScreenerAnswer.Yes;

    /// <summary>
    /// The graver of what was said and what was left open: red and orange stand however little was answered; an unfinished
    /// screener (level 2) outweighs yellow (level 1). Negative never means safe.
    /// </summary>
    public static Screening Triage(CssrsAnswers a) =>
        IsYes(a.Intent) || IsYes(a.Plan) || IsYes(a.BehaviourPast3Months) ? Screening.Red
        : IsYes(a.Method) || (IsYes(a.Behaviour) && a.BehaviourPast3Months == ScreenerAnswer.No) ? Screening.Orange
        : !IsFinished(a) ? Screening.NotAnswered
        : IsYes(a.WishToBeDead) || IsYes(a.Thoughts) ? Screening.Yellow
        : Screening.Negative;

    private static bool IsFinished(CssrsAnswers a) =>
        IsAnswered(a.WishToBeDead) && IsAnswered(a.Thoughts) && IsAnswered(a.Behaviour)
        && (!AsksQuestions3To5(a) || (IsAnswered(a.Method) && IsAnswered(a.Intent) && IsAnswered(a.Plan)))
        && (!AsksPast3Months(a) || IsAnswered(a.BehaviourPast3Months));

    private static bool IsYes(ScreenerAnswer answer) => answer == ScreenerAnswer.Yes;

    private static bool IsAnswered(ScreenerAnswer answer) => answer is ScreenerAnswer.Yes or ScreenerAnswer.No;
}

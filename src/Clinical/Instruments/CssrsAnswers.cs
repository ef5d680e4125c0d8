namespace Evenkeel.Clinical.Instruments;

/// <summary>Answers to the C-SSRS screener by what each question is about; its wording comes from the clinic (<see cref="CssrsWording"/>).</summary>
public sealed record CssrsAnswers
{
    public ScreenerAnswer WishToBeDead { get; init; }

    public ScreenerAnswer Thoughts { get; init; }

    public ScreenerAnswer Method { get; init; }

    public ScreenerAnswer Intent { get; init; }

    public ScreenerAnswer Plan { get; init; }

    /// <summary>Ever.</summary>
    public ScreenerAnswer Behaviour { get; init; }

    /// <summary>Question 6's follow-up; put only after a yes to it.</summary>
    public ScreenerAnswer BehaviourPast3Months { get; init; }
}

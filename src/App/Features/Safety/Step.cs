using Evenkeel.Data;

namespace Evenkeel.Features.Safety;

/// <summary>One of the seven steps of a safety plan (row 7.3), in the order in which they help.</summary>
/// <param name="Field">Its name in the form and in the store.</param>
/// <param name="Hint">What may stand there.</param>
public sealed record Step(string Field, string Title, string Hint, Func<SafetyPlan, string> Of)
{
    public static readonly IReadOnlyList<Step> InOrder =
    [
        new(nameof(SafetyPlan.WarningSigns), "My warning signs", "Thoughts, moods or things I do that tell me it is getting hard", p => p.WarningSigns),
        new(nameof(SafetyPlan.SaferPlace), "Making it safer here", "What I put out of reach, or who keeps it for me; where I go instead", p => p.SaferPlace),
        new(nameof(SafetyPlan.Reasons), "My reasons to stay", "People, animals, places, things still to do", p => p.Reasons),
        new(nameof(SafetyPlan.Coping), "What helps when I am alone", "A walk, a shower, music, one slow breath after the other", p => p.Coping),
        new(nameof(SafetyPlan.PeopleAndPlaces), "People and places that take my mind off it", "Nobody has to know why I come", p => p.PeopleAndPlaces),
        new(nameof(SafetyPlan.Contacts), "People I can ask for help", "Names and numbers", p => p.Contacts),
        new(nameof(SafetyPlan.Professionals), "Professionals and crisis lines", "My clinic, my doctor, the lines I would call", p => p.Professionals),
    ];
}

namespace Evenkeel.Care;

/// <summary>A safety plan as it was written: seven steps (row 7.3) in the patient's own words, any of which may be empty.</summary>
/// <param name="Id">Made on the device, so that the same words sent twice are one version.</param>
public sealed record SafetyPlanBody(Guid Id, PatientKey Patient, DeviceClock Device)
{
    /// <summary>Characters in one step.</summary>
    public const int LongestStep = 2000;

    public string WarningSigns { get; init; } = "";

    public string SaferPlace { get; init; } = "";

    public string Reasons { get; init; } = "";

    public string Coping { get; init; } = "";

    public string PeopleAndPlaces { get; init; } = "";

    public string Contacts { get; init; } = "";

    public string Professionals { get; init; } = "";

    /// <summary>What is wrong, by field, in words that say what would be right; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        foreach (var (field, words) in new[]
        {
            (nameof(WarningSigns), WarningSigns), (nameof(SaferPlace), SaferPlace), (nameof(Reasons), Reasons), (nameof(Coping), Coping),
            (nameof(PeopleAndPlaces), PeopleAndPlaces), (nameof(Contacts), Contacts), (nameof(Professionals), Professionals),
        })
        {
            if (words.Length > LongestStep)
            {
                problems[field] = $"Please keep each step to {LongestStep} letters. What you wrote is still here.";
            }
        }

        if (Id == Guid.Empty)
        {
            problems[nameof(Id)] = "This page has lost its number. Please open the plan again; what you wrote is kept below.";
        }

        return problems;
    }
}

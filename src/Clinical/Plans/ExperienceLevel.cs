namespace Evenkeel.Clinical.Plans;

/// <summary>From where on a clinician is told of a challenging experience (mission 3.4).</summary>
public static class ExperienceLevel
{
    /// <summary>0 to 10, 10 worst; inclusive. A proposal, for a clinician's signature: no source gives a number.</summary>
    public const int TellsAClinician = 7;

    /// <summary>An intensity that was not said counts as at the level: what is missing is never fine.</summary>
    public static bool Tells(Answer intensity) => !intensity.IsAnswered || intensity.AtLeast(TellsAClinician);
}

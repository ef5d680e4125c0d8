namespace Evenkeel.Platform.Crisis;

/// <summary>What people near a session read about blood pressure (evidence S136).</summary>
public static class PressureWords
{
    public const string Rise =
        "Blood pressure can rise after any dose, also where earlier ones were mild. It is highest about 40 minutes after the dose. The rise lasts about 4 hours.";
}

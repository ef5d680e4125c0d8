namespace Evenkeel.Clinical.Plans;

/// <summary>Whether a session was hard in a way that the patient needs help with. Never renumbered: it is stored.</summary>
public enum HelpWanted
{
    NotSaid = 0,
    No = 1,
    Yes = 2,
}

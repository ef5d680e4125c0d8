using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// The person's own band says that something lasting began on a day that no session went before. Much rarer a day than after a session, so it
/// has a limit and a budget of its own, and a closing of its own: none of the two mutes the other (decision 0025).
/// </summary>
public static class WorseAwayFromSessions
{
    public const string Code = "worse-away-from-sessions";

    public static readonly Card Card = new(
        Code, "Worse, and no session explains it",
        "Against this person's own ups and downs something lasting may have begun days or weeks after the last session. Ask how they are and what has happened.",
        "design 5a; detector section 3.5; decision 0025", "worsening-unseen", new(2026, 11, 30));

    public static Finding Judge(Trajectory t) => SustainedWorsening.Judge(t, Code, Card, b => b.IsPastAwayLimit);
}

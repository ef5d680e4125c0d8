namespace Evenkeel.Clinical.Signs;

/// <summary>A support person whom the patient chose said "I'm worried": Urgent, and Stat while a session is going on.</summary>
public static class WorriedSupportPerson
{
    public const string Code = "worried-support-person";

    public static readonly Card Card = new(
        Code, "A support person is worried",
        "Somebody close to the patient pressed \"I'm worried\". They see what no scale asks; during a session nobody else may be in the room.",
        "design 5a, priorities; mission 6.19", "worsening-unseen", new(2026, 11, 1), AskedByPerson: true);

    public static Finding Judge(Trajectory t)
    {
        // Both kinds count for what is newest: a second "I'm worried" rings again, also after the session.
        var worried = Said.Judge(t, Code, Priority.Urgent, ReportKind.SupportWorried, ReportKind.SupportWorriedInSession);
        var inSession = Said.Judge(t, Code, Priority.Stat, ReportKind.SupportWorriedInSession) is Present;
        return worried is Present present && inSession ? present with { Priority = Priority.Stat } : worried;
    }
}

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A support person whom the patient chose said "I'm worried". During a session it is Stat. Outside one they are asked whether there is
/// danger now: "yes" is Stat, "not sure" Asap, "no" Urgent; whoever does not say within a minute counts as not sure.
/// </summary>
public static class WorriedSupportPerson
{
    public const string Code = "worried-support-person";

    /// <summary>From here on a worry without an answer counts as "not sure"; closed (design 5b, worried).</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(60);

    public static readonly Card Card = new(
        Code, "A support person is worried",
        "Somebody close to the patient pressed \"I'm worried\". They see what no scale asks; during a session nobody else may be in the room.",
        "design 5a, priorities; design 5b, worried; mission 6.19", "worsening-unseen", new(2026, 12, 1), AskedByPerson: true);

    public static Finding Judge(Trajectory t)
    {
        // Every kind counts for what is newest: a second "I'm worried" rings again, also after the session.
        var worried = Said.Judge(
            t, Code, Priority.Urgent, ReportKind.SupportWorried, ReportKind.SupportWorriedInSession, ReportKind.SupportNotSureOfDanger, ReportKind.SupportSeesDanger);
        if (worried is not Present present)
        {
            return worried;
        }

        if (Said.Judge(t, Code, Priority.Stat, ReportKind.SupportWorriedInSession, ReportKind.SupportSeesDanger) is Present)
        {
            return present with { Priority = Priority.Stat };
        }

        if (Said.Judge(t, Code, Priority.Asap, ReportKind.SupportNotSureOfDanger) is Present)
        {
            return present with { Priority = Priority.Asap };
        }

        DateTimeOffset[] ends = [.. Unanswered(t).Select(at => at + AnswerWithin).Order()];
        return ends.Length == 0 ? present
            : ends[0] > t.AsOf ? present with { LookAgainAt = ends[0] }
            : present with { Priority = Priority.Asap, NewestFactAt = present.NewestFactAt > ends[0] ? present.NewestFactAt : ends[0] };
    }

    /// <summary>When each worry that nobody has closed, and that no "no" has answered in time, was received. A "no" answers the last worry before it.</summary>
    private static IEnumerable<DateTimeOffset> Unanswered(Trajectory t)
    {
        var closedAt = t.LastClosing(Code)?.At ?? DateTimeOffset.MinValue;
        Report[] said = [.. t.Reports.Where(r => r.ReceivedAt > closedAt && r.Kind is (ReportKind.SupportWorried or ReportKind.SupportSeesNoDanger)).OrderBy(r => r.ReceivedAt)];
        return said.Where((r, i) => r.Kind == ReportKind.SupportWorried && !(i + 1 < said.Length && said[i + 1] is { Kind: ReportKind.SupportSeesNoDanger } no && no.ReceivedAt < r.ReceivedAt + AnswerWithin))
            .Select(r => r.ReceivedAt);
    }
}

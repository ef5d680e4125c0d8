using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.People;

/// <summary>A finding in one short phrase, so that a test reads like the caseload: "Urgent", "Watch", "Absent until d3 09:00", "NotAnsweredSince".</summary>
public static class Findings
{
    public static string Told(this Finding finding) => finding switch
    {
        Present { Response: Response.Watch, Priority: Priority.Routine } => "Watch",
        Present p => $"{p.Priority}",
        Absent a => $"Absent until {When.Told(a.Until)}",
        Indeterminate i => i.Priority == Priority.Routine ? $"{i.Because}" : $"{i.Because}, {i.Priority}",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };

    /// <summary>The same with everything it rests on.</summary>
    public static string InFull(this Finding finding) => finding is Present p
        ? $"{p.Told()}, newest {p.NewestFactAt:O}, again {p.LookAgainAt:O}: {string.Join("; ", p.Evidence)}"
        : finding.ToString();

    public static IReadOnlyList<Evidence> Evidence(this Finding finding) => finding is Present p ? p.Evidence : [];

    public static DateTimeOffset? LookAgainAt(this Finding finding) => finding switch
    {
        Present p => p.LookAgainAt,
        Absent a => a.Until,
        Indeterminate i => i.LookAgainAt,
        _ => null,
    };
}

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// The person pressed "I need help now". There is nothing to weigh: somebody must reach them at once.
/// </summary>
public static class NeedsHelpNow
{
    public const string Code = "needs-help-now";

    public static readonly Card Card = new(
        Code, "Needs help now",
        "The person pressed \"I need help now\". Call them first and read the chart afterwards.",
        "design 5a, priorities", "missed-crisis", new(2026, 11, 1), Priority.Stat, AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Stat, ReportKind.NeedHelpNow);
}

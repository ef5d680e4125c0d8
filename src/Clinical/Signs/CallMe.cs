namespace Evenkeel.Clinical.Signs;

/// <summary>The person asked to be called, or said yes to "shall someone call you?".</summary>
public static class CallMe
{
    public const string Code = "call-me";

    public static readonly Card Card = new(
        Code, "Asked for a call",
        "The person asked that somebody call them. Asking is hard when one feels low: a call that comes late teaches them not to ask.",
        "design 5a, priorities", "late-alert", new(2026, 11, 1), AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Asap, ReportKind.CallMe);
}

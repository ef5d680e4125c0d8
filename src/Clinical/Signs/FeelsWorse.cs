namespace Evenkeel.Clinical.Signs;

/// <summary>
/// The person said "I feel worse", or "much worse" than before the session. At once Urgent; if it still stands after 48 hours
/// the 48-hour rule raises it (<see cref="ProlongedDip"/>).
/// </summary>
public static class FeelsWorse
{
    public const string Code = "feels-worse";

    public static readonly Card Card = new(
        Code, "Says that they feel worse",
        "The person told us in their own words that they feel worse. Numbers can miss what they know: answer them within a working day.",
        "design 5a, priorities; mission 1.1", "worsening-unseen", new(2026, 11, 1), Priority.Urgent, AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Urgent, ReportKind.FeelWorse);
}

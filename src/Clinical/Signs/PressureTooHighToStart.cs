namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A blood pressure from 180/120 mmHg before the dose. It is as urgent as during a session, and something else has to be done: no dose,
/// and the questions whose yes makes an emergency of it.
/// </summary>
public static class PressureTooHighToStart
{
    public const string Code = "pressure-too-high-to-start";

    public static readonly Card Card = new(
        Code, "Pressure too high to start",
        "Blood pressure from 180/120 mmHg was read before the dose. Ask for chest pain, a severe headache, weakness on one side and changed sight: with any of them it is an emergency.",
        "design 5a, priorities; design 5b, doubts; evidence 4.5", "physical-emergency-in-session", new(2026, 12, 1), Priority.Stat, AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Stat, ReportKind.PressureTooHighToStart);
}

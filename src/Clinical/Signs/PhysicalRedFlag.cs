namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A bodily red flag during a session: chest pain, severe headache, cannot be woken, blood pressure from 180/120 mmHg, or an oxygen
/// saturation below 92 %. Whoever is beside the patient calls the emergency number first; this tells the clinic as well.
/// </summary>
public static class PhysicalRedFlag
{
    public const string Code = "physical-red-flag";

    public static readonly Card Card = new(
        Code, "Emergency in a session",
        "A bodily red flag was entered during a session. Somebody with the patient was told to call the emergency number. Make sure that it was called.",
        "design 5a, priorities; evidence 4.5", "physical-emergency-in-session", new(2026, 11, 23), Priority.Stat, AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Stat, ReportKind.PhysicalRedFlag);
}

namespace Evenkeel.Clinical.Signs;

/// <summary>
/// A session was hard in a way that somebody needs help with: the patient said so, or a challenging experience was noted at or above the
/// level from which a clinician is told (<see cref="Plans.ExperienceLevel"/>).
/// </summary>
public static class HardSession
{
    public const string Code = "hard-session";

    public static readonly Card Card = new(
        Code, "A hard session",
        "The patient needs help with what they went through, or somebody noted an experience that was hard for them. What is talked about soon is less often carried alone.",
        "design 5a, priorities; mission 2.10, 3.4", "worsening-unseen", new(2026, 11, 24), AskedByPerson: true);

    public static Finding Judge(Trajectory t) => Said.Judge(t, Code, Priority.Urgent, ReportKind.HardSession, ReportKind.ChallengingExperience);
}

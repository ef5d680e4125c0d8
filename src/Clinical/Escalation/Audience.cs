namespace Evenkeel.Clinical.Escalation;

/// <summary>Who is told on a rung of the ladder.</summary>
public enum Audience
{
    /// <summary>The patient's own clinicians; out of hours, or when there are none, the on-call person.</summary>
    PatientsClinicians = 0,
    OnCall = 1,
    /// <summary>The second person on the rota.</summary>
    SecondPerson = 2,
    AllClinicians = 3,
    /// <summary>All clinicians, the admins too, and the channel of last resort.</summary>
    AdminsAndFallback = 4,
}

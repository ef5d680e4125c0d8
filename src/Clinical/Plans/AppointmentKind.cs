namespace Evenkeel.Clinical.Plans;

/// <summary>What an appointment is for.</summary>
public enum AppointmentKind
{
    /// <summary>A treatment session.</summary>
    Session = 1,
    /// <summary>A clinician looks at how it goes.</summary>
    Review = 2,
    /// <summary>A visit with the integration coach.</summary>
    CoachVisit = 3,
}

using Evenkeel.Clinical.Silence;

namespace Evenkeel.Clinical;

/// <summary>One dosing visit. FHIR: Procedure.</summary>
/// <param name="Start">Start; where only the day is known, the end of that day, so that its answers count as before.</param>
/// <param name="End">End, or null while it is going on or was not recorded.</param>
/// <param name="On">The patient's day.</param>
/// <param name="AtHome">Taken at home, not at the clinic.</param>
public sealed record TreatmentSession(Guid Id, DateTimeOffset Start, DateTimeOffset? End, DateOnly On, bool AtHome)
{
    /// <summary>It was booked and begun here; one that was entered afterwards was not.</summary>
    public bool IsBooked { get; init; }

    /// <summary>A person said when booking it that a new course of treatment begins with it. The first session of all begins one without being asked.</summary>
    public bool StartsCourse { get; init; }

    /// <summary>From when an answer is after the session.</summary>
    public DateTimeOffset After => End ?? Start;
}

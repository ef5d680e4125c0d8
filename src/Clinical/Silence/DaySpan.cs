using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Silence;

/// <summary>Days of a patient, both ends counted.</summary>
public readonly record struct DaySpan(DateOnly First, DateOnly Last);

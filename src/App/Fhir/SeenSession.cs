using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Fhir;

/// <summary>A session as somebody reads it at an instant. Both of its resources are told from this, so that they cannot disagree.</summary>
public sealed record SeenSession(TreatmentSession Row, Patient Patient, DateTimeOffset Now)
{
    /// <summary>No session lasts longer: one without an end does not go on after this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>It was entered afterwards by its day alone; its start then stands at that day's end, which is already the next day.</summary>
    public bool IsOnlyDayKnown => !Row.IsBooked && Days.On(Patient.Zone, Row.StartedAt) != Row.On;

    /// <summary>It has begun and nobody has said that it is over.</summary>
    public bool GoesOn => Row is { NotGivenAt: null, EndedAt: null, ClosedAt: null } && !IsOnlyDayKnown && Now < Row.StartedAt + Longest;

    /// <summary>It was begun here, a day ago or more, and nobody has said how it went on.</summary>
    public bool IsLeftOpen => Row is { IsBooked: true, NotGivenAt: null, EndedAt: null, ClosedAt: null } && !GoesOn;

    /// <summary>Somebody has written that a dose was given. One that was entered afterwards says so by being there.</summary>
    public bool IsDoseWritten => Row.NotGivenAt is null && (!Row.IsBooked || Row.DosedAt is not null || Row.DoseMg is not null);
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Evenkeel.Platform.Page;

/// <summary>The form that hands a shift over: which, to whom, and from when by the clinic's wall clock. Admins and clinicians have the same one.</summary>
public sealed class HandOverForm
{
    /// <summary>The name under which both pages bind it.</summary>
    public const string Name = "Hand";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid Shift { get; set; }

    public Guid To { get; set; }

    /// <summary>Empty, as the time is, for at once.</summary>
    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    public TypedTime? Typed => Day is { } day && Time is { } time ? new(day, time) : null;

    /// <summary>What the address of the page afterwards carries, for a time that the clocks jump over or go back over.</summary>
    public string Query(string zone) => Typed is { } typed ? TypedTime.Query(zone, typed) : "";

    public HandedShift Body(string zone) => new(Id, Shift, To, Typed?.At(zone));

    /// <summary>What cannot be read, in words; empty when all can.</summary>
    public string Problem(ModelStateDictionary state) =>
        state.Any(s => s.Key is $"{Name}.{nameof(Day)}" or $"{Name}.{nameof(Time)}" && s.Value?.ValidationState == ModelValidationState.Invalid) || Day.HasValue != Time.HasValue
            ? "Please enter both the day and the time, like 18:00, or leave both empty to hand over at once."
        : Shift == Guid.Empty ? "Please choose the shift that you hand over."
        : To == Guid.Empty ? "Please choose the colleague who takes it."
        : "";
}

/// <summary>The form as it is drawn.</summary>
/// <param name="Shifts">Those that may be handed over, in words.</param>
public sealed record HandOverView(HandOverForm Form, IReadOnlyList<(Guid Id, string Words)> Shifts, IReadOnlyList<User> Colleagues, string Why);

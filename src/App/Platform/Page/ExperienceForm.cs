using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Page;

/// <summary>A challenging experience as typed, so that nothing is lost when something is not right. The same form for all four who may note one.</summary>
public sealed record ExperienceForm
{
    private const int LongestMinutes = 7 * 24 * 60;

    public Guid Id { get; init; }

    public ExperienceKind? Kind { get; init; }

    public string? Intensity { get; init; }

    public string? Minutes { get; init; }

    /// <summary>The day, by the patient's clock.</summary>
    public string? On { get; init; }

    public string? At { get; init; }

    public string? Words { get; init; }

    public string? WhatHelped { get; init; }

    public static ExperienceForm Drawn(string zone, DateTimeOffset now)
    {
        var local = Days.Local(zone, now);
        return new() { Id = Guid.CreateVersion7(), On = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), At = local.ToString("HH:mm", CultureInfo.InvariantCulture) };
    }

    /// <summary>What was typed; or, per field, what could not be read and what would be right.</summary>
    public (ExperienceBody? Body, IReadOnlyDictionary<string, string> Problems) Read(PatientKey patient, Guid recordedBy, string zone, Guid? appointmentId = null)
    {
        var problems = new Dictionary<string, string>();
        if (Kind is null)
        {
            problems[nameof(Kind)] = "Please choose what it was like. “Something else” is always right.";
        }

        if (Number(Intensity, 10) is not { } intensity)
        {
            problems[nameof(Intensity)] = "Please choose a number from 0 to 10, or leave it out.";
            intensity = default;
        }

        if (Number(Minutes, LongestMinutes) is not { } minutes)
        {
            problems[nameof(Minutes)] = "Please enter the minutes as a whole number, like 20, or leave it empty.";
            minutes = default;
        }

        if (!DateOnly.TryParseExact(On, "yyyy-MM-dd", out var day) || !TimeOnly.TryParseExact(At, "HH:mm", out var time))
        {
            problems["HappenedAt"] = "Please enter the day, and the time like 14:30, as far as you know.";
            return (null, problems);
        }

        return problems.Count > 0 ? (null, problems)
            : (new(Id, patient, recordedBy, Kind!.Value, intensity, minutes, new TypedTime(day, time).At(zone), Words?.Trim() ?? "", WhatHelped?.Trim() ?? "", appointmentId), problems);
    }

    private static Answer? Number(string? typed, int highest) =>
        string.IsNullOrWhiteSpace(typed) ? Answer.Skipped
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= highest ? Answer.Of(number)
        : null;
}

/// <summary>The form on a page.</summary>
/// <param name="Whose">"you", or the patient's first name.</param>
public sealed record ExperienceView(ExperienceForm Form, IReadOnlyDictionary<string, string> Problems, string Action, string Whose)
{
    public bool IsOwn => Whose == "you";
}

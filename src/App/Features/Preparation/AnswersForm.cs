using System.Globalization;
using Evenkeel.Clinical;
using Evenkeel.Data;

namespace Evenkeel.Features.Preparation;

/// <summary>What the patient brings to a session, as it was typed. Every field may stay empty.</summary>
public sealed record AnswersForm
{
    private const int LongestWords = 500;
    private const decimal MostHours = 24;

    /// <summary>Made when the page was drawn.</summary>
    public Guid Id { get; init; }

    public string? Sleep { get; init; }

    public string? Stress { get; init; }

    public string? Mindset { get; init; }

    public string? Conditions { get; init; }

    public string? Medicines { get; init; }

    public string? Changed { get; init; }

    /// <summary>The last answers, to go on from.</summary>
    public static AnswersForm Of(PreSessionAnswers? kept, Guid id) => kept is null ? new() { Id = id } : new()
    {
        Id = id, Sleep = Typed(kept.SleepHours), Stress = Typed(kept.Stress), Mindset = Typed(kept.Mindset), Conditions = kept.Conditions, Medicines = kept.MedicinesToday, Changed = kept.Changed,
    };

    /// <summary>By field; empty when all can be kept.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        if (Read(Sleep, MostHours) is null)
        {
            problems[nameof(Sleep)] = "Please enter hours from 0 to 24, like 6.5, or leave it empty.";
        }

        foreach (var (name, typed) in new[] { (nameof(Stress), Stress), (nameof(Mindset), Mindset) })
        {
            if (Read(typed, 10) is not { } answer || (answer.IsAnswered && answer.Value != decimal.Truncate(answer.Value)))
            {
                problems[name] = "Please choose a number from 0 to 10, or leave it out.";
            }
        }

        foreach (var (name, typed) in new[] { (nameof(Conditions), Conditions), (nameof(Medicines), Medicines), (nameof(Changed), Changed) })
        {
            if (typed?.Trim().Length > LongestWords)
            {
                problems[name] = $"Please keep it to {LongestWords} letters. This has {typed.Trim().Length}.";
            }
        }

        return problems;
    }

    /// <summary>Only without problems.</summary>
    public PreSessionAnswers ToRow(int clinicId, Guid patientId, Guid appointmentId, DateTimeOffset now) => new()
    {
        ClinicId = clinicId, Id = Id, PatientId = patientId, AppointmentId = appointmentId, AnsweredAt = now, ReceivedAt = now,
        SleepHours = Read(Sleep, MostHours)!.Value, Stress = Read(Stress, 10)!.Value, Mindset = Read(Mindset, 10)!.Value,
        Conditions = Conditions?.Trim() ?? "", MedicinesToday = Medicines?.Trim() ?? "", Changed = Changed?.Trim() ?? "",
    };

    private static string Typed(Answer answer) => answer.IsAnswered ? answer.Value.ToString("0.##", CultureInfo.InvariantCulture) : "";

    /// <returns>Null when it cannot be read; left empty is skipped.</returns>
    private static Answer? Read(string? typed, decimal most) =>
        string.IsNullOrWhiteSpace(typed) ? Answer.Skipped
        : decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= most ? Answer.Of(decimal.Round(value, 1)) : null;
}

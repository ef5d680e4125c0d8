using System.Globalization;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Sessions;

/// <summary>The record of a session as it was typed, each field beside what the page had drawn: only what was changed is written, so that two people can fill in one record.</summary>
public sealed record RunForm
{
    public static readonly IReadOnlyList<string> Fields = ["Route", "DoseMg", "Lot", "Weight", "People", "StartedAt", "DosedAt", "AlteredUntil", "EndedAt"];

    /// <summary>By field, as typed.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>By field, as it was drawn.</summary>
    public IReadOnlyDictionary<string, string> Was { get; init; } = new Dictionary<string, string>();

    /// <summary>"kg" or "lb".</summary>
    public string WeightUnit { get; init; } = "kg";

    /// <summary>Why an unusual value is right, or why a closed record is changed.</summary>
    public string Reason { get; init; } = "";

    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public static RunForm Drawn(TreatmentSession session, string zone)
    {
        string Time(DateTimeOffset? at) => at is { } known ? NearTime.Write(zone, known) : "";
        var drawn = new Dictionary<string, string>
        {
            ["Route"] = session.Route.ToString(),
            ["DoseMg"] = Number(session.DoseMg),
            ["Lot"] = session.Lot,
            ["Weight"] = Number(session.WeightKg),
            ["People"] = session.PeoplePresent,
            ["StartedAt"] = Time(session.StartedAt),
            ["DosedAt"] = Time(session.DosedAt),
            ["AlteredUntil"] = session.AlteredUntil is { } until ? Days.Local(zone, until).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "",
            ["EndedAt"] = Time(session.EndedAt),
        };
        return new() { Typed = drawn, Was = drawn };
    }

    public static RunForm Of(IFormCollection form) => new()
    {
        Typed = Fields.Where(form.ContainsKey).ToDictionary(f => f, f => form[f].ToString().Trim()),
        Was = Fields.ToDictionary(f => f, f => form[$"was-{f}"].ToString()),
        WeightUnit = form["WeightUnit"] == "lb" ? "lb" : "kg",
        Reason = form["Reason"].ToString().Trim(),
    };

    /// <summary>Fields whose value was changed on the page; pounds beside an unchanged number are a change.</summary>
    public IEnumerable<string> Changed => Fields.Where(f => Typed.ContainsKey(f) && (this[f] != Was.GetValueOrDefault(f, "") || (f == "Weight" && WeightUnit == "lb" && this[f].Length > 0)));

    /// <summary>Reads each changed field by itself onto what is kept.</summary>
    /// <returns>What could not be read, by field.</returns>
    public Dictionary<string, string> Read(SessionFields fields, string zone, out SessionFields read)
    {
        var problems = new Dictionary<string, string>();
        var next = fields;
        foreach (var field in Changed)
        {
            var typed = this[field];
            next = field switch
            {
                "Route" => Enum.TryParse<RouteOfAdministration>(typed, out var route) && Enum.IsDefined(route) ? next with { Route = route } : Not("Please choose how the medicine is given."),
                "DoseMg" => typed.Length == 0 ? next with { DoseMg = null }
                    : TypedNumber.Read(typed) is { Value: > 0 and <= DoseAndWeight.MostMilligrams and var mg } ? next with { DoseMg = mg }
                    : Not(DoseWords.Unreadable(typed)),
                "Lot" => typed.Length <= 100 ? next with { Lot = typed } : Not("Please keep the lot to 100 characters."),
                "Weight" => typed.Length == 0 ? next with { WeightKg = null } : TypedNumber.Read(typed) is { Value: > 0 and var weight } ? next with { WeightKg = WeightUnit == "lb" ? DoseAndWeight.ToKilograms(weight) : weight } : Not("Please enter the weight as a number, like 70.5, and choose its unit."),
                "People" => typed.Length <= 300 ? next with { PeoplePresent = typed } : Not("Please keep it to 300 characters."),
                "StartedAt" => NearTime.TryRead(typed, out var time) ? next with { StartedAt = NearTime.Before(zone, time, fields.StartedAt.AddHours(8)) } : Not("Please enter the time like 14:30."),
                "DosedAt" => typed.Length == 0 ? next with { DosedAt = null } : NearTime.TryRead(typed, out var time) ? next with { DosedAt = NearTime.After(zone, time, next.StartedAt) } : Not("Please enter the time like 14:30."),
                "EndedAt" => typed.Length == 0 ? next with { EndedAt = null } : NearTime.TryRead(typed, out var time) ? next with { EndedAt = NearTime.After(zone, time, next.DosedAt ?? next.StartedAt) } : Not("Please enter the time like 14:30."),
                _ => typed.Length == 0 ? next with { AlteredUntil = null }
                    : TypedTime.Read([typed.Replace(' ', 'T')]).ToArray() is [var until] ? next with { AlteredUntil = until.At(zone) } : Not("Please enter day and time, like 2026-11-02 18:00."),
            };

            SessionFields Not(string words)
            {
                problems[field] = words;
                return next;
            }
        }

        read = next;
        return problems;
    }

    private static string Number(decimal? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}

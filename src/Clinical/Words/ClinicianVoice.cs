using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Words;

/// <summary>Findings in a clinician's words: one line of why for the inbox, every piece of evidence for the chart.</summary>
public static class ClinicianVoice
{
    /// <summary>One line: what was found, against which limit.</summary>
    /// <param name="finding">Of any sign.</param>
    /// <param name="time">Writes an instant in the reader's zone.</param>
    public static string Why(Finding finding, Func<DateTimeOffset, string> time) => finding switch
    {
        Present { Evidence.Count: 0 } p => Of(p.Response),
        Present p => Capital(string.Join("; ", Distress(p.Evidence).Concat(Others(p.Evidence, time)))),
        Absent a => $"Not there; holds until {time(a.Until)}",
        Indeterminate { Because: Because.Paused, LookAgainAt: { } until } => $"Cannot tell: paused until {time(until)}",
        Indeterminate { LookAgainAt: { } at } i => $"{Of(i.Because)}; looked at again {time(at)}",
        Indeterminate i => Of(i.Because),
        _ => "A finding of an unknown kind",
    };

    /// <summary>What the finding rests on, a line each, and what it asks for.</summary>
    public static IReadOnlyList<string> Lines(Finding finding, Func<DateTimeOffset, string> time) => finding switch
    {
        Present p =>
        [
            .. p.Evidence.Select(e => Capital(ClinicianPhrases.At(e, time))),
            Of(p.Response),
            .. p.LookAgainAt is { } at ? [$"Looked at again {time(at)}"] : Array.Empty<string>(),
        ],
        _ => [Why(finding, time)],
    };

    public static string Of(Because because) => because switch
    {
        Because.NoAnswerYet => "Cannot tell: no answer yet",
        Because.NotAnsweredSince => "Cannot tell: the last answer is too old to speak for today",
        Because.NoSessionYet => "Cannot tell: no session yet",
        Because.NoBaseline => "Cannot tell: too few answers before the course",
        Because.Paused => "Cannot tell: paused",
        Because.SignFailed => "Could not be assessed: this sign failed; look at the chart yourself",
        _ => "Cannot tell",
    };

    public static string Of(Response response) => response switch
    {
        Response.Alert => "Somebody must answer it",
        Response.Watch => "Watched, no alert",
        _ => "Unknown response",
    };

    /// <summary>Readings in one phrase: "Distress 7.3 and 7.7, 26 h apart; limit 6.1 (baseline 4.1 + 2.0)".</summary>
    private static IEnumerable<string> Distress(IReadOnlyList<Evidence> evidence)
    {
        Evidence[] readings = [.. evidence.Where(e => e.Fact == Fact.Distress)];
        if (readings.Length == 0)
        {
            yield break;
        }

        var values = readings.Select(r => ClinicianPhrases.Points(r.Amount)).ToArray();
        var hours = ClinicianPhrases.Number(Math.Floor((decimal)((readings[^1].At - readings[0].At)?.TotalHours ?? 0)));
        yield return values.Length switch
        {
            1 => $"distress {values[0]}",
            2 => $"distress {values[0]} and {values[1]}, {hours} h apart",
            _ => $"distress {string.Join(", ", values[..^1])} and {values[^1]}, over {hours} h",
        };
        if (readings[^1].Limit is { } limit)
        {
            yield return $"limit {ClinicianPhrases.Points(limit)}{Origin(evidence, limit)}";
        }
    }

    private static string Origin(IReadOnlyList<Evidence> evidence, decimal limit) =>
        evidence.FirstOrDefault(e => IsOrigin(e.Fact)) switch
        {
            null => "",
            { Fact: Fact.NoBaseline } => " (no baseline: fixed limit)",
            { Fact: var fact, Amount: var from } =>
                $" ({(fact == Fact.Baseline ? "baseline" : "baseline before the course")} {ClinicianPhrases.Points(from)}"
                + (limit - from == Course.DipRise ? $" + {ClinicianPhrases.Points(limit - from)})" : "; highest limit)"),
        };

    private static IEnumerable<string> Others(IReadOnlyList<Evidence> evidence, Func<DateTimeOffset, string> time) =>
        evidence.Where(e => !IsPartOfDistress(e, evidence)).Select(e => e.Fact is Fact.Said or Fact.AnsweredNotHowBad || ClinicianPhrases.IsCount(e.Fact) ? ClinicianPhrases.At(e, time) : ClinicianPhrases.Of(e));

    private static bool IsPartOfDistress(Evidence e, IReadOnlyList<Evidence> all) =>
        e.Fact == Fact.Distress || (IsOrigin(e.Fact) && all.Any(o => o is { Fact: Fact.Distress, Limit: not null }));

    private static bool IsOrigin(Fact fact) => fact is Fact.Baseline or Fact.CourseBaseline or Fact.NoBaseline;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

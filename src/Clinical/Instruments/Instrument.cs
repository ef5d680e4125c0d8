namespace Evenkeel.Clinical.Instruments;

/// <summary>A questionnaire with a total: its wording, its codes and its rules. FHIR: Questionnaire.</summary>
public sealed record Instrument
{
    /// <summary>The code that <see cref="Score.Instrument"/> carries.</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>LOINC code of the panel.</summary>
    public required string Loinc { get; init; }

    /// <summary>LOINC code of the total.</summary>
    public required string TotalLoinc { get; init; }

    public required string Stem { get; init; }

    /// <summary>Who made it and on what terms; shown wherever its wording is.</summary>
    public required string Notice { get; init; }

    /// <summary>How many days back the questions ask.</summary>
    public required int RecallDays { get; init; }

    /// <summary>Not offered again before this many days have passed (evidence 3.3).</summary>
    public required int MinimumIntervalDays { get; init; }

    public required IReadOnlyList<Option> Options { get; init; }

    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>Gapless from the least to the highest total.</summary>
    public required IReadOnlyList<SeverityBand> Bands { get; init; }

    /// <summary>Points between two totals that chance hardly explains (evidence 3.1); closed.</summary>
    public required int ReliableChange { get; init; }

    /// <summary>The sum of all items; null when any is missing: a total is never prorated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not one answer for each item, or an answer is no option's score.</exception>
    public int? Total(IReadOnlyList<Answer> answers)
    {
        Check(answers);
        return answers.All(a => a.IsAnswered) ? (int)answers.Sum(a => a.Value) : null;
    }

    /// <summary>The band in which a total lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such total can be reached.</exception>
    public SeverityBand BandOf(int total) =>
        Bands.FirstOrDefault(b => b.Low <= total && total <= b.High)
        ?? throw new ArgumentOutOfRangeException(nameof(total), $"{Title}: a total of {total} cannot be; it lies from {Bands[0].Low} to {Bands[^1].High}.");

    private void Check(IReadOnlyList<Answer> answers)
    {
        if (answers.Count != Items.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(answers), $"{Title} has {Items.Count} items, but {answers.Count} answers came; give one for each, 'not asked' for those that were not put.");
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].IsAnswered && !Options.Any(o => o.Score == answers[i].Value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(answers), $"{Title}, item {Items[i].Number}: {answers[i].Value} is no answer; it must be one of {string.Join(", ", Options.Select(o => o.Score))}.");
            }
        }
    }
}

/// <summary>One question.</summary>
/// <param name="Number">From 1, as printed.</param>
public sealed record Item(int Number, string Loinc, string Text);

/// <summary>One way to answer.</summary>
public sealed record Option(string Loinc, string Text, int Score);

/// <summary>A named range of totals, both ends counted.</summary>
public sealed record SeverityBand(string Label, int Low, int High);

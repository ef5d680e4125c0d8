namespace Evenkeel.Clinical.Instruments;

/// <summary>One question of a clinic's content pack, as its file has it.</summary>
/// <param name="Number">1-6.</param>
/// <param name="Text">The licensed wording, unaltered.</param>
/// <param name="Past3Months">Question 6 only: its follow-up.</param>
public sealed record CssrsQuestion(int Number, string? Text, string? Past3Months = null);

/// <summary>
/// The words of the C-SSRS screener. They may not be altered and are not shipped: a clinic that has registered brings them.
/// A value of this type is complete, so a form made from it never lacks a question.
/// </summary>
public sealed record CssrsWording
{
    private const int QuestionCount = 6;

    private CssrsWording(string id, string version, string language, string notice, IReadOnlyList<string> questions, string past3Months) =>
        (Id, Version, Language, Notice, Questions, Past3Months) = (id, version, language, notice, questions, past3Months);

    public string Id { get; }

    public string Version { get; }

    /// <summary>BCP 47, for example en-GB.</summary>
    public string Language { get; }

    /// <summary>The rights holder's notice; shown wherever the wording is.</summary>
    public string Notice { get; }

    /// <summary>Questions 1-6, in order.</summary>
    public IReadOnlyList<string> Questions { get; }

    public string Past3Months { get; }

    /// <summary>The wording of a content pack.</summary>
    /// <exception cref="ArgumentException">The pack is not complete; the message names everything that it lacks.</exception>
    public static CssrsWording From(string? id, string? version, string? language, string? notice, IReadOnlyList<CssrsQuestion>? questions)
    {
        var faults = Faults(id, version, language, notice, questions ?? []).ToArray();
        if (faults.Length > 0)
        {
            throw new ArgumentException($"This C-SSRS content pack cannot be used: {string.Join("; ", faults)}.");
        }

        var inOrder = questions!.OrderBy(q => q.Number).ToArray();
        return new(id!, version!, language!, notice!, [.. inOrder.Select(q => q.Text!)], inOrder[^1].Past3Months!);
    }

    private static IEnumerable<string> Faults(string? id, string? version, string? language, string? notice, IReadOnlyList<CssrsQuestion> questions)
    {
        foreach (var (name, value) in new[] { ("id", id), ("version", version), ("language", language), ("notice", notice) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"its {name} is missing";
            }
        }

        for (var number = 1; number <= QuestionCount; number++)
        {
            var fault = questions.Where(q => q.Number == number).ToArray() switch
            {
                [] => $"question {number} is missing",
                [{ Text: var text }] when string.IsNullOrWhiteSpace(text) => $"question {number} has no text",
                [{ Past3Months: var followUp }] when number == QuestionCount && string.IsNullOrWhiteSpace(followUp) => "question 6 lacks its follow-up about the past 3 months",
                [_] => null,
                _ => $"question {number} stands there more than once",
            };
            if (fault is not null)
            {
                yield return fault;
            }
        }

        foreach (var q in questions.Where(q => q.Number is < 1 or > QuestionCount))
        {
            yield return $"there is a question {q.Number}, but the screener has {QuestionCount}";
        }
    }
}

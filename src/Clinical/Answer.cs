namespace Evenkeel.Clinical;

/// <summary>What became of a question. An answer that is missing is always missing for a stated reason.</summary>
public enum AnswerState
{
    /// <summary>The question was not put (imports, a later check-in of the same day).</summary>
    NotAsked = 0,
    Answered = 1,
    /// <summary>The question was put and left empty.</summary>
    Skipped = 2,
    /// <summary>The person said that they would rather not say.</summary>
    Declined = 3,
}

/// <summary>One answer on a numeric scale. The default is <see cref="AnswerState.NotAsked"/>.</summary>
/// <param name="State">What became of the question.</param>
/// <param name="Value">The answer; zero and without meaning unless <paramref name="State"/> is Answered.</param>
public readonly record struct Answer(AnswerState State, decimal Value)
{
    public static readonly Answer NotAsked = default;
    public static readonly Answer Skipped = new(AnswerState.Skipped, 0);
    public static readonly Answer Declined = new(AnswerState.Declined, 0);

    public static Answer Of(decimal value) => new(AnswerState.Answered, value);

    public bool IsAnswered => State == AnswerState.Answered;

    /// <summary>True when answered with at least <paramref name="limit"/>.</summary>
    public bool AtLeast(decimal limit) => IsAnswered && Value >= limit;

    /// <summary>True when answered with at most <paramref name="limit"/>.</summary>
    public bool AtMost(decimal limit) => IsAnswered && Value <= limit;
}

/// <summary>The answer to "Have you had thoughts of ending your life or of hurting yourself?", in our own words (design 5a).</summary>
public enum SafetyAnswer
{
    NotAsked = 0,
    No = 1,
    /// <summary>Prefer not to say; a skipped safety question counts as this.</summary>
    PreferNotToSay = 2,
    PassingThoughts = 3,
    StrongOrFrequent = 4,
}

namespace Evenkeel.Clinical.Words;

/// <summary>The safety question's answers as they are shown, and said back.</summary>
public static class SafetyWords
{
    public static readonly IReadOnlyList<SafetyAnswer> InOrder =
        [SafetyAnswer.No, SafetyAnswer.PassingThoughts, SafetyAnswer.StrongOrFrequent, SafetyAnswer.PreferNotToSay];

    public static string Of(SafetyAnswer answer) => answer switch
    {
        SafetyAnswer.No => "No",
        SafetyAnswer.PassingThoughts => "Passing thoughts",
        SafetyAnswer.StrongOrFrequent => "Strong or frequent",
        _ => "I would rather not say",
    };
}

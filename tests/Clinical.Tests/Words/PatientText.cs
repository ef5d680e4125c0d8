using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>What holds for every sentence that a patient reads.</summary>
internal static class PatientText
{
    private static readonly string[] Diagnoses =
        ["depress", "disorder", "relapse", "mania", "manic", "psycho", "diagnos", "symptom", "suicid", "ideation", "episode", "patient", "non-response"];

    public static void Holds(string text)
    {
        Assert.Empty(BlockedClaims.In(text));
        Assert.Empty(Tone.In(text));
        Assert.All(Diagnoses, d => Assert.DoesNotContain(d, text, StringComparison.OrdinalIgnoreCase));
        var grade = Readability.Grade(text);
        Assert.True(grade <= Readability.HighestGrade, $"grade {grade:0.0}: {text}");
        Assert.True(text.EndsWith('.'), text);
    }
}

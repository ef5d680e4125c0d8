using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Care;

/// <summary>How a decision's input and answer are kept: what was given, not what is derived from it; the same bytes for the same value.</summary>
public static class KeptJson
{
    private const string KindOfFinding = "is";
    private const string AbsentKind = "absent";

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new AnswerJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsSet, KindsOfFinding } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static Trajectory Trajectory(string json) => JsonSerializer.Deserialize<Trajectory>(json, Options)!;

    public static Guidance Guidance(string json) => JsonSerializer.Deserialize<Guidance>(json, Options)!;

    /// <summary>One sign's finding, without reading the rest; null when that run had no such sign.</summary>
    public static Finding? Finding(string guidance, string sign)
    {
        using var json = JsonDocument.Parse(guidance);
        foreach (var finding in json.RootElement.GetProperty(nameof(Clinical.Signs.Guidance.Findings)).EnumerateArray())
        {
            if (finding.GetProperty(nameof(SignFinding.Sign)).ValueEquals(sign))
            {
                return finding.GetProperty(nameof(SignFinding.Finding)).Deserialize<Finding>(Options);
            }
        }

        return null;
    }

    /// <summary>What was found or could not be told; most findings of most people are absent, and are not read.</summary>
    public static IReadOnlyList<SignFinding> NotAbsent(string guidance)
    {
        using var json = JsonDocument.Parse(guidance);
        return
        [
            .. json.RootElement.GetProperty(nameof(Clinical.Signs.Guidance.Findings)).EnumerateArray()
                .Where(f => !f.GetProperty(nameof(SignFinding.Finding)).GetProperty(KindOfFinding).ValueEquals(AbsentKind))
                .Select(f => f.Deserialize<SignFinding>(Options)!),
        ];
    }

    private static void OnlyWhatIsSet(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Set is null && type.Properties[i].AssociatedParameter is null)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private static void KindsOfFinding(JsonTypeInfo type)
    {
        if (type.Type == typeof(Finding))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = KindOfFinding,
                DerivedTypes =
                {
                    new JsonDerivedType(typeof(Present), "present"),
                    new JsonDerivedType(typeof(Absent), AbsentKind),
                    new JsonDerivedType(typeof(Indeterminate), "indeterminate"),
                },
            };
        }
    }
}

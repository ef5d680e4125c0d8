using System.Text.Json;
using Evenkeel.Bench.Detection.Scoring;
using System.Text.Json.Serialization;

namespace Evenkeel.Bench.Detection;

/// <summary>Everything that one run found.</summary>
/// <param name="IsQuick">A tenth of the people: for a look, never for a figure.</param>
public sealed record Results(
    bool IsQuick, IReadOnlyList<OnCohort> Cohort, IReadOnlyList<GateRow> Gate, bool OraclePasses,
    IReadOnlyList<string> CarrierPeople, IReadOnlyList<OnCarriers> Carriers, IReadOnlyList<Difference> Differences, IReadOnlyList<Demonstration> Demonstrations,
    IReadOnlyList<OnAway> Away, IReadOnlyList<OnAsking> Asking, Cost? Cost, IReadOnlyList<Goal> Goals)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

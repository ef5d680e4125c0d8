using System.Globalization;

namespace Evenkeel.Cohort.Calibration;

/// <summary>
/// Whether virtual people are like those who were written about: every figure beside its source, each in a stated interval.
/// None of the diaries behind the noise and the missing days was kept after ketamine, so that likeness is no clinical claim.
/// </summary>
public static class CalibrationTable
{
    /// <summary>So many people make each figure steady to about its last digit.</summary>
    public const int People = 2_000;

    /// <summary>Measures people grown from the seed, and for the row about leaving a tenth as many of the two-year clinic.</summary>
    public static IReadOnlyList<CalibrationRow> Of(CohortParameters parameters, ulong seed)
    {
        var usual = VirtualCohort.Generate(parameters, seed, People);
        var clinic = VirtualCohort.Generate(CohortParameters.Demo, seed, People / 10);
        return [.. TreatmentFigures.Rows(usual), .. FadeFigures.Rows(usual), .. NoiseFigures.Rows(usual), .. MissingFigures.Rows(usual, clinic), .. SurroundingFigures.Rows(usual)];
    }

    /// <summary>The table as Markdown.</summary>
    public static IEnumerable<string> Lines(IEnumerable<CalibrationRow> rows)
    {
        yield return "| Figure | Published | Evidence | Interval | Cohort | | Why not the published range |";
        yield return "|---|---|---|---|---|---|---|";
        foreach (var r in rows)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {r.What} | {r.Published} | {r.Source} | {r.Interval.From:0.###} to {r.Interval.To:0.###} | {r.Value:0.000} | {(r.IsWithin ? "within" : "OUTSIDE")} | {r.Why} |");
        }
    }
}

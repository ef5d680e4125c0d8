using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>A published row beside ours.</summary>
/// <param name="MostOff">The furthest that a share lies from the published one [points].</param>
public sealed record GateRow(Published Published, At Ours, double MostOff, bool Passes);

/// <summary>The gate on honesty: the known rules come out as published, within 4 points and .01 false alerts, and the oracle is good enough.</summary>
public static class Gate
{
    private const double Points = 4, FalseAlerts = .01;

    /// <summary>Figures are published in whole points and false alerts to a thousandth: half of the last digit is nobody's error.</summary>
    private const double RoundingOfPoints = .5, RoundingOfFalseAlerts = .0005;

    public static IReadOnlyList<GateRow> Of(IReadOnlyList<OnCohort> methods) =>
        [.. from p in Published.Rows from m in methods where m.Method == p.Method select Row(p, p.Aim is { } aim ? m.AtAim(aim) : m.Usual!)];

    public static bool OraclePasses(OnCohort oracle) => 100 * oracle.AtAim(.1).Of(1.5).By7Days.Value >= Published.Oracle.Least;

    private static GateRow Row(Published p, At ours)
    {
        var off = ours.Sizes.Select((s, i) => Math.Max(Off(p.By48Hours[i], s.By48Hours), Off(p.By7Days[i], s.By7Days))).Max();
        var near = Math.Abs(ours.FalseAlerts.Value - p.FalseAlerts.Clip(ours.FalseAlerts.Value)) <= FalseAlerts + RoundingOfFalseAlerts;
        return new(p, ours, off, off <= Points + RoundingOfPoints && near);
    }

    private static double Off(double published, Ratio ours) => double.IsNaN(published) ? 0 : Math.Abs((100 * ours.Value) - published);
}

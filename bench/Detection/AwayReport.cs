using static Evenkeel.Bench.Detection.Markdown;

namespace Evenkeel.Bench.Detection;

/// <summary>Worsening away from sessions as a Markdown table.</summary>
public static class AwayReport
{
    public static void Write(IReadOnlyList<OnAway> away, Markdown text)
    {
        if (away.Count == 0)
        {
            return;
        }

        text.Table(
            "Worsening away from sessions, cohort: an onset at least five days after the latest session; thresholds from the calibration seed",
            "method | FA .05: threshold | FA | +1: 7 d | +1.5: 48 h / 7 d / 14 d | +2: 7 d | FA .1: FA | +1.5: 7 d");
        foreach (var m in away)
        {
            var (low, high) = (m.Curve[0], m.Curve[1]);
            text.Row($"{m.Method} | {F(low.Threshold, 2)} | {Fa(low.FalseAlerts)} | {P(low.Of(1).By7Days)} | {Pair(low.Of(1.5))} / {P(low.Of(1.5).By14Days)} | {P(low.Of(2).By7Days)} | {Fa(high.FalseAlerts)} | {P(high.Of(1.5).By7Days)}");
        }
    }
}

using Evenkeel.Bench.Detection.Scoring;
using static Evenkeel.Bench.Detection.Markdown;

namespace Evenkeel.Bench.Detection;

/// <summary>Ways of asking as Markdown tables.</summary>
public static class AskingReport
{
    public static void Write(IReadOnlyList<OnAsking> asking, Markdown text)
    {
        if (asking.Count == 0)
        {
            return;
        }

        text.Table("Ways of asking, cohort, each with its own threshold from the calibration seed", "policy | asks per month | FA aimed at | threshold | FA | +1, 7 d | +1.5: 48 h / 7 d / 14 d | +2: 48 h / 7 d / 14 d | dips by day 3");
        foreach (var a in asking)
        {
            var at = a.At;
            text.Row($"{a.Policy} | {F(a.AsksPerMonth.Value, 2)} | {N(at.Aim!.Value)} | {F(at.Threshold, 2)} | {Fa(at.FalseAlerts)} | {P(at.Of(1).By7Days)} | {Pair(at.Of(1.5))} / {P(at.Of(1.5).By14Days)} | {Pair(at.Of(2))} / {P(at.Of(2).By14Days)} | {P(at.Dips)}");
        }

        var sizes = string.Join(" | ", asking[0].Gains.Select(g => $"+{N(g.Size)} SD: 7 d; 14 d"));
        text.Table("The same people asked less the same people not asked, points", $"policy | FA aimed at | {sizes} | FA");
        foreach (var a in asking.Where(a => a.Policy != Asking.None.Name))
        {
            text.Row($"{a.Policy} | {N(a.At.Aim!.Value)} | {string.Join(" | ", a.Gains.Select(g => $"{More(g.By7Days)}; {More(g.By14Days)}"))} | {Signed(a.MoreFalseAlerts.Value, 3)} [{Signed(a.MoreFalseAlerts.Low, 3)} to {Signed(a.MoreFalseAlerts.High, 3)}]");
        }
    }

    private static string More(Ratio r) => $"{Signed(100 * r.Value, 1)} [{Signed(100 * r.Low, 1)} to {Signed(100 * r.High, 1)}]";

    private static string Signed(double value, int digits) => F(value, digits) is var text && value > 0 ? "+" + text : text;
}

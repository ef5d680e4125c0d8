using System.Globalization;
using Evenkeel.Bench.Detection.Scoring;
using static Evenkeel.Bench.Detection.Markdown;

namespace Evenkeel.Bench.Detection;

/// <summary>Results as Markdown tables. FA is false alerts per patient-month; shares are in per cent.</summary>
public sealed class Report(Results results)
{
    private static readonly double[] Prevalences = [.03, .06, .084];
    private readonly Markdown _text = new();

    public string Text()
    {
        _text.Line("# Detection").Line().Line(results.IsQuick ? "A quick run on a tenth of the people: no figure of it counts.\n" : "FA: false alerts per patient-month. Shares in %, with 95 % intervals over people.\n");
        GoalsTable();
        GateTable();
        foreach (var aim in CohortProtocol.Aims)
        {
            CohortTable($"Cohort, thresholds for FA {N(aim)} from the calibration seed", m => m.AtAim(aim));
        }

        CohortTable("Cohort, usual limits", m => m.Usual);
        StrataTable();
        foreach (var set in results.Carriers.Select(c => c.Set).Distinct())
        {
            CarrierTables(set);
        }

        AwayReport.Write(results.Away, _text);
        AskingReport.Write(results.Asking, _text);
        DemonstrationTable();
        return _text.ToString();
    }

    private void GoalsTable()
    {
        if (results.Goals.Count == 0)
        {
            return;
        }

        _text.Table("Figures of our engine", "figure | here | must | | aim | ");
        foreach (var g in results.Goals)
        {
            var sign = g.AtMost ? "≤" : "≥";
            _text.Row($"{g.What} | {In(g.Here, g.Unit)} | {sign} {In(g.Must, g.Unit)} | {(g.IsMet ? "met" : "**not met**")} | {sign} {In(g.Aim, g.Unit)}{(g.ForAim is { } other ? $", here {In(other, g.Unit)}" : "")} | {(g.IsAimMet ? "met" : "not met")}");
        }

        _text.Line().Line($"A step allocates {F(results.Cost!.BytesPerStep, 1)} bytes.");
    }

    private void GateTable()
    {
        var oracle = results.Cohort[^1].AtAim(.1).Of(1.5).By7Days;
        _text.Table("Gate: published figures beside ours", "method | FA | published, 48 h: +1/+1.5/+2; 7 d: +1/+1.5/+2 | FA here | here | most off | ");
        foreach (var row in results.Gate)
        {
            var p = row.Published;
            _text.Row($"{p.Method}{(p.Aim is null ? ", usual" : "")} | {(p.FalseAlerts.From < p.FalseAlerts.To ? $"{N(p.FalseAlerts.From)}-{N(p.FalseAlerts.To)}" : N(p.FalseAlerts.From))} | {Whole(p.By48Hours)}; {Whole(p.By7Days)} | {N(row.Ours.FalseAlerts.Value)} | {Whole(row.Ours.Sizes.Select(s => 100 * s.By48Hours.Value))}; {Whole(row.Ours.Sizes.Select(s => 100 * s.By7Days.Value))} | {F(row.MostOff, 1)} | {(row.Passes ? "pass" : "**fail**")}");
        }

        _text.Row($"Oracle, +1.5 SD by day 7 | .1 | at least {F(Published.Oracle.Least, 0)} | {N(results.Cohort[^1].AtAim(.1).FalseAlerts.Value)} | {P(oracle)} | | {(results.OraclePasses ? "pass" : "**fail**")}");
    }

    private void CohortTable(string title, Func<OnCohort, At?> choose)
    {
        _text.Table(title, "method | threshold | FA | +1: 48 h / 7 d | +1.5: 48 h / 4 d / 7 d / 14 d | +2: 48 h / 7 d | median delay, +1.5 | dips by day 3 | PPV at 3 / 6 / 8.4 % | of oracle, +1.5 7 d");
        foreach (var m in results.Cohort.Where(m => choose(m) is not null))
        {
            var at = choose(m)!;
            var (one, middle, two) = (at.Of(1), at.Of(1.5), at.Of(2));
            var limit = choose(results.Cohort[^1])?.Of(1.5).By7Days.Value;
            _text.Row($"{m.Method} | {F(at.Threshold, 2)} | {Fa(at.FalseAlerts)} | {P(one.By48Hours)} / {P(one.By7Days)} | {P(middle.By48Hours)} / {P(middle.By4Days)} / {P(middle.By7Days)} / {P(middle.By14Days)} | {P(two.By48Hours)} / {P(two.By7Days)} | {middle.MedianDelay?.ToString("0.#", CultureInfo.InvariantCulture)} | {P(at.Dips)} | {string.Join(" / ", Prevalences.Select(p => F(100 * at.Ppv(p), 0)))} | {(limit is { } l ? F(100 * middle.By7Days.Value / l, 0) : "")}");
        }
    }

    private void StrataTable()
    {
        _text.Table("Strata, cohort, threshold for FA .1: FA; +1.5 SD by day 7", $"stratum | {string.Join(" | ", results.Cohort.Select(m => m.Method))}");
        foreach (var (stratum, i) in results.Cohort[0].Strata.Select((s, i) => (s.Name, i)))
        {
            _text.Row($"{stratum} | {string.Join(" | ", results.Cohort.Select(m => m.Strata[i]).Select(s => $"{(s.FalseAlerts is { } fa ? N(fa.Value) : "-")}; {(s.FoundBy7Days is { } found ? F(100 * found.Value, 0) : "-")}"))}");
        }
    }

    private void CarrierTables(string set)
    {
        _text.Table($"Real diaries, {set}: matched on the test half; then with the threshold of the calibration half; then FA with the cohort's and at the usual limit (of our engine: the shipped one)", "method | FA .1: +1: 48 h / 7 d | +1.5 | +2 | FA .2: +1.5 | +2 | FA deployed | +1 / +1.5 / +2, 7 d | FA with the cohort's threshold | FA at the usual limit; +1.5, 7 d");
        foreach (var m in results.Carriers.Where(c => c.Set == set))
        {
            var (low, high) = (m.AtAim(.1), m.AtAim(.2));
            _text.Row($"{m.Method} | {Pair(low.Of(1))} | {Pair(low.Of(1.5))} | {Pair(low.Of(2))} | {Pair(high.Of(1.5))} | {Pair(high.Of(2))} | {Fa(m.Deployed.FalseAlerts)} | {string.Join(" / ", m.Deployed.Sizes.Select(s => F(100 * s.By7Days.Value, 0)))} | {Fa(m.Unfitted)} | {(m.Usual is { } usual ? $"{Fa(usual.FalseAlerts)}; {F(100 * usual.Of(1.5).By7Days.Value, 0)}" : "")}");
        }

        if (set != CarrierProtocol.Both)
        {
            return;
        }

        _text.Line().Line(string.Join("; ", results.CarrierPeople) + ".");
        _text.Table("Real diaries, both: with people who shifted of their own (threshold of the calibration half); with 20 and 40 % of days taken away (matched)", "method | ALL: FA; +1.5 / +2, 7 d | mask 20 % | mask 40 %");
        foreach (var m in results.Carriers.Where(c => c.Set == set))
        {
            _text.Row($"{m.Method} | {string.Join(" | ", m.Variants.Select(v => $"{N(v.FalseAlerts.Value)}; {F(100 * v.Of(1.5).By7Days.Value, 0)} / {F(100 * v.Of(2).By7Days.Value, 0)}"))}");
        }

        _text.Table("Real diaries, both: our engine less the best rule by day 7, FA .1 matched, the same people and shifts", "engine | best rule | size | points");
        foreach (var d in results.Differences)
        {
            _text.Row($"{d.Method} | {d.Rule} | +{N(d.Size)} SD | {P(d.By7Days)}");
        }
    }

    private void DemonstrationTable()
    {
        _text.Table("One man's relapse (Kossakowski), a demonstration: session on day 42, published onset between days 127 and 141; the cohort's threshold for FA .1", "method | alerts per month, days 43-126 | first sustained alarm | first sustained from day 127");
        foreach (var d in results.Demonstrations)
        {
            _text.Row($"{d.Method} | {F(d.PerMonth, 1)} | {Day(d.FirstSustained)} | {Day(d.SustainedFrom127)}");
        }
    }

    private static string In(double value, string unit) => unit switch { "%" => $"{F(100 * value, 0)} %", "FA" => N(value), _ => $"{F(value, 1)} {unit}" };

    private static string In(Ratio r, string unit) =>
        double.IsNaN(r.Low) ? In(r.Value, unit) : unit == "%" ? $"{F(100 * r.Value, 1)} % [{F(100 * r.Low, 0)}-{F(100 * r.High, 0)}]" : Fa(r);

    private static string Day(int? day) => day is { } d ? $"day {d}" : "none";

    private static string Whole(IEnumerable<double> values) => string.Join("/", values.Select(v => double.IsNaN(v) ? "-" : F(v, 0)));
}

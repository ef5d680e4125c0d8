using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>One line per method in seconds, for choosing settings: tuning seeds and the calibration half of real diaries, nothing else.</summary>
public sealed class Tuning
{
    private const int CalmPeople = 3_000, WorsePeople = 900;
    private static readonly double[] Sizes = [1, 1.5, 2];
    private static readonly double[] FalseAlerts = [.1, .2];

    private readonly Case[] _calm = CohortCases.Calm(new(), Splits.Tuning, CalmPeople);
    private readonly Case[][] _worse = [.. Sizes.Select(size => CohortCases.Worse(new(), Splits.Tuning, WorsePeople, size))];

    private readonly Carrier[] _real = [.. DiarySet.AllCarriers.SelectMany(Carriers.Of).Where(c => c is { Half: Half.Calibration, Shifts: false })];

    public static string Heading => "48 h / 7 d, %          | cohort .1: +1   +1.5      +2 | .2:  +1   +1.5      +2 | usual: FA, +1.5";

    public string Line(Method method)
    {
        var calm = Sizes.Select((size, i) => i == 0 || method.KnowsSize ? Scored.By(method, _calm, size) : null).ToArray();
        var worse = Sizes.Select((size, i) => Scored.By(method, _worse[i], size)).ToArray();
        var cells = FalseAlerts.Select(target => string.Join(" ", Sizes.Select((_, i) => Cell(worse[i].At((calm[i] ?? calm[0]!).ThresholdFor(target))))));
        var real = string.Join(" ", FalseAlerts.Select(t => calm[0]!.FalseAlerts(calm[0]!.ThresholdFor(t)).ToString("0.000", null)));
        var carried = method.KnowsSize || _real.Length == 0 ? "" : CarrierCells(method);
        var usual = method.Usual is { } limit ? $"{calm[0]!.FalseAlerts(limit):0.000} {string.Join(" ", worse.Select(w => Cell(w.At(limit))))}" : "";
        return $"{method.Name,-24} {string.Join(" | ", cells)} | FA {real} | {carried} | {usual}";
    }

    private string CarrierCells(Method method)
    {
        var threshold = Scored.By(method, CarrierCases.Calm(_real), 0).ThresholdFor(.1);
        return string.Join(" ", Sizes.Select(size => Cell(Scored.By(method, CarrierCases.Worse(_real, size), size).At(threshold))));
    }

    private static string Cell(Outcome[] people) => $"{Share(people, 2),4:0}/{Share(people, 7),-4:0}";

    private static double Share(Outcome[] people, int days) => 100.0 * people.Count(o => o.By(days)) / people.Length;
}

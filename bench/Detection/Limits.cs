using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Clinical.Band;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>A line of src/Clinical/Band/AlertBudget.cs, and where it comes from.</summary>
/// <param name="For">Whose limit: how many items, or worsening away from sessions.</param>
/// <param name="Budget">The clinic's number: false alerts per patient-month after sessions; those away from them are allowed half as many.</param>
/// <param name="Evidence">The limit [nats].</param>
/// <param name="Found">Shifts of 1.5 SD found by day 7, on the set where fewer are [0-1].</param>
public sealed record Limit(string For, double Budget, double Evidence, double Found, string Why);

/// <summary>
/// Fits the limits that the program ships with, on the calibration seed and the calibration half of real diaries, nothing else.
/// A limit made on one set is too low on another, so each is the highest of those that the sets ask for.
/// </summary>
public static class Limits
{
    private const int CalmPeople = 6_000, WorsePeople = 1_200;
    private const double Size = 1.5;

    /// <summary>How much more than the budget may come where nobody misses an answer: there is more to be wrong about.</summary>
    private const double MoreWhenNobodyMisses = 1.2;

    /// <summary>
    /// Half of two small sets of people does not tell what the next set is like: with the published prototype .1 on one half was .16 on
    /// the other. The limits keep so much of the budget for that.
    /// </summary>
    private const double LessForTheNextPeople = 1 / 1.5;

    private static readonly double[] Budgets = [.05, .1, .2, .5];

    public static IEnumerable<Limit> Fit(Method method, int items) => Fit(method, items, $"items {items}", new(), away: false, 1);

    public static IEnumerable<Limit> FitAway() => Fit(Methods.Away, 3, "away", AwayProtocol.People, away: true, AlertBudget.AwayShare);

    private static IEnumerable<Limit> Fit(Method method, int items, string name, CohortParameters worsening, bool away, double share)
    {
        Carrier[] real = [.. DiarySet.AllCarriers.SelectMany(set => items == 1 ? Carriers.OfLowMood(set) : Carriers.Of(set)).Where(c => c is { Half: Half.Calibration, Shifts: false })];
        var usual = new CohortParameters();
        var nobodyMisses = usual with { Missing = usual.Missing with { Shares = [0] } };
        (string Name, double More, Scored Calm)[] sets =
        [
            ("cohort", 1, Scored.By(method, CohortCases.Calm(usual, Splits.Calibration, CalmPeople, items), 0)),
            ("cohort, nobody misses", MoreWhenNobodyMisses, Scored.By(method, CohortCases.Calm(nobodyMisses, Splits.Calibration, CalmPeople, items), 0)),
            .. real.Length == 0 ? [] : new[] { ("real diaries", LessForTheNextPeople, Scored.By(method, away ? CarrierCases.Away(real, 0) : CarrierCases.Calm(real), 0)) },
        ];
        (string Name, Scored Worse)[] worse =
        [
            ("cohort", Scored.By(method, CohortCases.Worse(worsening, Splits.Calibration, WorsePeople, Size, items), Size)),
            .. real.Length == 0 ? [] : new[] { ("real diaries", Scored.By(method, away ? CarrierCases.Away(real, Size) : CarrierCases.Worse(real, Size), Size)) },
        ];
        foreach (var budget in Budgets)
        {
            double[] asked = [.. sets.Select(s => s.Calm.ThresholdFor(budget * share * s.More))];
            // To the hundredth above: rounding must not cost a false alert more.
            var evidence = Math.Ceiling(100 * asked.Max()) / 100;
            var found = worse.Select(w => Scoring.Measure.By(w.Worse, evidence, 7).Value).ToArray();
            yield return new(name, budget, evidence, Math.Floor(100 * found.Min()) / 100, string.Join("; ", [
                .. sets.Select((s, i) => FormattableString.Invariant($"{s.Name} asks for {asked[i]:0.000} and has FA {s.Calm.FalseAlerts(evidence):0.000}")),
                .. worse.Select((w, i) => FormattableString.Invariant($"{w.Name}: {found[i]:0.00} found")),
            ]));
        }
    }
}

using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>One method on real diaries.</summary>
/// <param name="Set">The data set, or both.</param>
/// <param name="Matched">Thresholds for exactly the false alerts aimed at on the test half itself, for comparing methods.</param>
/// <param name="Deployed">The threshold for .1 from the calibration half: what a clinic would have had.</param>
/// <param name="Unfitted">False alerts with the threshold for .1 from the cohort.</param>
/// <param name="Usual">At the usual limit, for our engine the one it ships with; null where there is none.</param>
public sealed record OnCarriers(string Method, string Set, IReadOnlyList<At> Matched, At Deployed, Ratio Unfitted, At? Usual, IReadOnlyList<At> Variants)
{
    public At AtAim(double aim) => Matched.First(a => a.Aim == aim);
}

/// <summary>How much more one method finds by day 7 than another, the same people and shifts [share].</summary>
public sealed record Difference(string Method, string Rule, double Size, Ratio By7Days);

/// <summary>The real diaries' part: shifts put into the test half of the people.</summary>
public sealed class CarrierProtocol
{
    public const string Both = "both", LowMood = "both, low mood alone";
    public static readonly double[] Aims = [.1, .2];
    private static readonly double[] Masks = [.2, .4];
    private static readonly double[] Sizes = CohortProtocol.Sizes;

    private readonly Carrier[] _people = [.. DiarySet.AllCarriers.SelectMany(Carriers.Of)];
    private readonly Dictionary<string, Cases> _sets = [];

    public CarrierProtocol()
    {
        foreach (var set in DiarySet.AllCarriers.Select(s => s.Name).Where(name => _people.Any(p => p.Set == name)).Append(Both).Where(_ => _people.Length > 0))
        {
            Carrier[] Of(Half half) => [.. _people.Where(p => p.Half == half && (set == Both || p.Set == set))];
            var (calibration, test) = (Of(Half.Calibration).Where(p => !p.Shifts), Of(Half.Test));
            Carrier[] still = [.. test.Where(p => !p.Shifts)];
            _sets[set] = new(
                new(CarrierCases.Calm(calibration), []), Sample(still, 0),
                set == Both ? [("ALL", Sample(test, 0)), .. Masks.Select(m => ($"mask {m}", Sample(still, m)))] : []);
        }

        Carrier[] lowMood = [.. DiarySet.AllCarriers.SelectMany(Carriers.OfLowMood).Where(p => !p.Shifts)];
        if (lowMood.Length > 0)
        {
            _sets[LowMood] = new(
                new(CarrierCases.Calm(lowMood.Where(p => p.Half == Half.Calibration)), []), Sample([.. lowMood.Where(p => p.Half == Half.Test)], 0), []);
        }
    }

    public IEnumerable<string> Sets => _sets.Keys;

    /// <summary>Who was usable, kept and left out, for the report.</summary>
    public IEnumerable<string> People() => DiarySet.AllCarriers.Select(set => _people.Where(p => p.Set == set.Name).ToArray()).Where(p => p.Length > 0).Select(p =>
        $"{p[0].Set}: {p.Length} usable, {p.Count(c => c.Shifts)} with a shift of their own, {p.Count(c => c is { Shifts: false, Half: Half.Calibration })} for calibration and {p.Count(c => c is { Shifts: false, Half: Half.Test })} for the test");

    public OnCarriers Measure(Method method, string set, double cohortThreshold)
    {
        var cases = _sets[set];
        var (calm, worse) = cases.Test.ScoredBy(method);
        var shipped = Scored.By(method, cases.Calibration.Calm, 0).ThresholdFor(Aims[0]);
        var limit = set == LowMood ? method.UsualOfOneItem : method.Usual;
        var variants = cases.Variants.Select(v => v.Sample.ScoredBy(method)).ToArray();
        return new(
            method.Name, set, [.. Aims.Select(aim => At(aim, calm.ThresholdFor(aim), calm, worse))], At(null, shipped, calm, worse),
            Scoring.Measure.FalseAlerts(calm, cohortThreshold), limit is { } usual ? At(null, usual, calm, worse) : null, [.. variants.Select((v, i) => At(Aims[0], i == 0 ? shipped : v.Calm.ThresholdFor(Aims[0]), v.Calm, v.Worse))]);
    }

    /// <summary>Both methods at .1 false alerts on the test half; the thresholds are set again for each draw of people, since few people set them.</summary>
    public Difference Compare(Method method, Method rule, string set, double size)
    {
        var cases = _sets[set].Test;
        var worse = cases.Worse[Array.IndexOf(Sizes, size)];
        (Scored Calm, Scored Worse) ScoredBy(Method m) => (Scored.By(m, cases.Calm, 0), Scored.By(m, worse, size));
        var (ours, theirs) = (ScoredBy(method), ScoredBy(rule));
        double Found((Scored Calm, Scored Worse) by, IReadOnlyList<string> people) =>
            by.Worse.Drawn(people).At(by.Calm.Drawn(people).ThresholdFor(Aims[0])).Average(o => o.By(7) ? 1.0 : 0);
        string[] everybody = [.. worse.Select(c => c.Person).Distinct()];
        return new(method.Name, rule.Name, size, Ratio.Of(everybody, people => Found(ours, people) - Found(theirs, people)));
    }

    private static At At(double? aim, double threshold, Scored calm, Scored[] worse)
    {
        var outcomes = calm.At(threshold);
        return new(
            aim, threshold, Scoring.Measure.FalseAlerts(calm.Cases, outcomes),
            [.. Sizes.Select((size, i) => Scoring.Measure.Found(worse[i], size, threshold))], Scoring.Measure.Dips(calm.Cases, outcomes));
    }

    private static CarrierSample Sample(Carrier[] people, double mask) =>
        new(CarrierCases.Calm(people, mask), [.. Sizes.Select(size => CarrierCases.Worse(people, size, mask))]);

    private sealed record Cases(CarrierSample Calibration, CarrierSample Test, IReadOnlyList<(string Name, CarrierSample Sample)> Variants);

    private sealed record CarrierSample(Case[] Calm, Case[][] Worse)
    {
        public (Scored Calm, Scored[] Worse) ScoredBy(Method method) =>
            (Scored.By(method, Calm, 0), [.. Worse.Select((cases, i) => Scored.By(method, cases, Sizes[i]))]);
    }
}

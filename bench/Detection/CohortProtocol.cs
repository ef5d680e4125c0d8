using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>The cohort's part: thresholds from the calibration seed, figures from the test seeds.</summary>
public sealed class CohortProtocol
{
    public static readonly double[] Sizes = [1, 1.5, 2];
    public static readonly double[] Aims = [.05, .1, .2, .5];
    private const double StrataSize = 1.5, StrataAim = .1;
    private const int CalmPeople = 6_000, WorsePeople = 2_400, StratumCalm = 1_500, StratumWorse = 600;
    private static readonly double[] MissingShares = [0, .2, .4];

    private readonly Case[] _calibration, _calm;
    private readonly Case[][] _worse;
    private readonly (double Share, Case[] Calm, Case[] Worse)[] _missing;

    public CohortProtocol(int fraction)
    {
        var p = new CohortParameters();
        _calibration = CohortCases.Calm(p, Splits.Calibration, CalmPeople / fraction);
        _calm = CohortCases.Calm(p, Splits.Test, CalmPeople / fraction);
        _worse = [.. Sizes.Select(size => CohortCases.Worse(p, Splits.Test, WorsePeople / fraction, size))];
        _missing = [.. MissingShares.Select(share => Missing(p with { Missing = p.Missing with { Shares = [share] } }, share, fraction))];
    }

    /// <summary>The threshold for so many false alerts on the calibration seed, by size for the oracle.</summary>
    public double Threshold(Method method, double aim) => Scored.By(method, _calibration, StrataSize).ThresholdFor(aim);

    public OnCohort Measure(Method method)
    {
        var calibration = BySize(method, _calibration);
        var calm = BySize(method, _calm);
        var worse = Sizes.Select((size, i) => Scored.By(method, _worse[i], size)).ToArray();
        var curve = Aims.Select(aim => At(aim, [.. calibration.Select(c => c.ThresholdFor(aim))], calm, worse)).ToArray();
        var usual = method.Usual is { } limit ? At(null, [limit, limit, limit], calm, worse) : null;
        var middle = Array.IndexOf(Sizes, StrataSize);
        return new(method.Name, curve, usual, Strata(method, calm[middle], worse[middle], curve.First(a => a.Aim == StrataAim).Threshold));
    }

    /// <summary>One for each size where the method knows it, else one and the same.</summary>
    private static Scored[] BySize(Method method, Case[] cases)
    {
        var first = Scored.By(method, cases, Sizes[0]);
        return [.. Sizes.Select(size => method.KnowsSize && size != Sizes[0] ? Scored.By(method, cases, size) : first)];
    }

    private static At At(double? aim, double[] thresholds, Scored[] calm, Scored[] worse)
    {
        var middle = Array.IndexOf(Sizes, StrataSize);
        var outcomes = calm[middle].At(thresholds[middle]);
        var sizes = Sizes.Select((size, i) => Scoring.Measure.Found(worse[i], size, thresholds[i])).ToArray();
        return new(aim, thresholds[middle], Scoring.Measure.FalseAlerts(calm[middle].Cases, outcomes), sizes, Scoring.Measure.Dips(calm[middle].Cases, outcomes));
    }

    private List<Stratum> Strata(Method method, Scored calm, Scored worse, double threshold)
    {
        var strata = new List<Stratum>();
        void Add(string name, Scored? c, Scored? w) => strata.Add(new(
            name, c is null ? null : Scoring.Measure.FalseAlerts(c, threshold), w is null ? null : Scoring.Measure.By(w, threshold, 7),
            c is not null && method.Usual is { } usual ? Scoring.Measure.FalseAlerts(c, usual) : null));
        void Both(string name, Func<Case, bool> chosen) => Add(name, calm.Where(chosen), worse.Where(chosen));
        foreach (var (share, c, w) in _missing)
        {
            Add($"missing {share}", Scored.By(method, c, StrataSize), Scored.By(method, w, StrataSize));
        }

        foreach (var days in new CohortParameters().Baselines)
        {
            Both($"baseline {days} d", c => c.FirstSession == days);
        }

        Add("step", null, worse.Where(c => c.Shift!.RampDays == 1));
        Add("ramp", null, worse.Where(c => c.Shift!.RampDays > 1));
        Both("person SD < 1", c => c.Sd < 1);
        Both("person SD 1-1.6", c => c.Sd is >= 1 and <= 1.6);
        Both("person SD > 1.6", c => c.Sd > 1.6);
        foreach (var kind in new[] { PatientKind.Fade, PatientKind.Dips, PatientKind.WaitList, PatientKind.SlowRelapse })
        {
            Add($"class {kind}", calm.Where(c => c.Group == kind.ToString()), null);
        }

        return strata;
    }

    private static (double, Case[], Case[]) Missing(CohortParameters p, double share, int fraction) =>
        (share, CohortCases.Calm(p, Splits.TestMissing, StratumCalm / fraction), CohortCases.Worse(p, Splits.TestMissing, StratumWorse / fraction, StrataSize));
}

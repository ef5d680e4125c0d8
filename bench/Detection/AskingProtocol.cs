using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>A way of asking, at a threshold of its own for the same false alerts.</summary>
/// <param name="AsksPerMonth">Extra questions per patient-month, of people in whom nothing lasting happens.</param>
/// <param name="Gains">By how much more is found than in the same people not asked more, by size.</param>
/// <param name="MoreFalseAlerts">False alerts per patient-month less those of the same people not asked more.</param>
public sealed record OnAsking(string Policy, At At, Ratio AsksPerMonth, IReadOnlyList<Gain> Gains, Ratio MoreFalseAlerts);

/// <summary>Found with a way of asking less found without, person by person [-1 to 1].</summary>
public sealed record Gain(double Size, Ratio By7Days, Ratio By14Days);

/// <summary>Ways of asking, each beside the same people not asked more: thresholds from the calibration seed, figures from seeds of their own.</summary>
public sealed class AskingProtocol(int fraction)
{
    private const int CalmPeople = 6_000, WorsePeople = 1_800;
    private static readonly double[] Aims = [.1, .2];
    private static readonly double[] Sizes = CohortProtocol.Sizes;

    public IEnumerable<OnAsking> Measure()
    {
        var p = new CohortParameters();
        var calibration = CohortCases.Calm(p, Splits.Calibration, CalmPeople / fraction);
        var calm = CohortCases.Calm(p, Splits.TestAsking, CalmPeople / 2 / fraction);
        var worse = Sizes.Select(size => CohortCases.Worse(p, Splits.TestAsking, WorsePeople / fraction, size)).ToArray();
        Outcomes[]? alone = null;
        foreach (var asking in Asking.All)
        {
            var method = new Method(asking.Name, (c, _) => Engine.Asked(c, asking).Evidence);
            var asks = calm.AsParallel().AsOrdered().Select(c => Engine.Asked(c, asking).Asks);
            var asked = Ratio.Of(calm.Zip(asks, (c, n) => (c.Person, (double)n, c.Months)));
            var (before, now) = (Scored.By(method, calibration, 0), Scored.By(method, calm, 0));
            var found = Sizes.Select((size, i) => Scored.By(method, worse[i], size)).ToArray();
            Outcomes[] all = [.. Aims.Select(aim => Outcomes.At(before.ThresholdFor(aim), now, found))];
            alone ??= all;
            foreach (var (aim, here, without) in Aims.Zip(all, alone))
            {
                var at = new At(
                    aim, here.Threshold, Scoring.Measure.FalseAlerts(calm, here.Calm),
                    [.. Sizes.Select((size, i) => Scoring.Measure.Found(found[i], size, here.Threshold))], Scoring.Measure.Dips(calm, here.Calm));
                yield return new(
                    asking.Name, at, asked,
                    [.. Sizes.Select((size, i) => new Gain(size, More(worse[i], here.Worse[i], without.Worse[i], 7), More(worse[i], here.Worse[i], without.Worse[i], 14)))],
                    Ratio.Of(calm.Select((c, i) => (c.Person, (double)(here.Calm[i].False - without.Calm[i].False), c.Months))));
            }
        }
    }

    private static Ratio More(Case[] people, Outcome[] here, Outcome[] without, int days) =>
        Ratio.Of(people.Select((c, i) => (c.Person, (here[i].By(days) ? 1.0 : 0) - (without[i].By(days) ? 1 : 0), 1.0)));

    /// <summary>What one threshold did to everybody; people worse by each size.</summary>
    private sealed record Outcomes(double Threshold, Outcome[] Calm, Outcome[][] Worse)
    {
        public static Outcomes At(double threshold, Scored calm, Scored[] worse) =>
            new(threshold, calm.At(threshold), [.. worse.Select(w => w.At(threshold))]);
    }
}

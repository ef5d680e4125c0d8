using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>A way of asking, at a threshold of its own for the same false alerts.</summary>
/// <param name="RemindersPerMonth">Extra questions per patient-month, of people in whom nothing lasting happens.</param>
public sealed record OnAsking(string Policy, At At, Ratio RemindersPerMonth);

/// <summary>Ways of asking, each beside the same people not asked more: thresholds from the calibration seed, figures from seeds of their own.</summary>
public sealed class AskingProtocol(int fraction)
{
    public const string None = "none", Reminder = "reminder when the day after a suspicious answer is missed";
    private const int CalmPeople = 6_000, WorsePeople = 1_800;
    private static readonly double[] Aims = [.1, .2];
    private static readonly double[] Sizes = CohortProtocol.Sizes;

    public IEnumerable<OnAsking> Measure()
    {
        var p = new CohortParameters();
        var calibration = CohortCases.Calm(p, Splits.Calibration, CalmPeople / fraction);
        var calm = CohortCases.Calm(p, Splits.TestAsking, CalmPeople / 2 / fraction);
        var worse = Sizes.Select(size => CohortCases.Worse(p, Splits.TestAsking, WorsePeople / fraction, size)).ToArray();
        var policies = new[] { Method.Blind(None, Engine.Evidence), new Method(Reminder, (c, _) => Engine.Reminded(c).Evidence) };
        foreach (var policy in policies)
        {
            var reminders = policy.Name == None ? calm.Select(_ => 0) : calm.AsParallel().AsOrdered().Select(c => Engine.Reminded(c).Reminders);
            var asked = Ratio.Of(calm.Zip(reminders, (c, sent) => (c.Person, (double)sent, c.Months)));
            var (before, now) = (Scored.By(policy, calibration, 0), Scored.By(policy, calm, 0));
            var found = Sizes.Select((size, i) => Scored.By(policy, worse[i], size)).ToArray();
            foreach (var aim in Aims)
            {
                var threshold = before.ThresholdFor(aim);
                var outcomes = now.At(threshold);
                yield return new(policy.Name, new(
                    aim, threshold, Scoring.Measure.FalseAlerts(calm, outcomes),
                    [.. Sizes.Select((size, i) => Scoring.Measure.Found(found[i], size, threshold))], Scoring.Measure.Dips(calm, outcomes)), asked);
            }
        }
    }
}

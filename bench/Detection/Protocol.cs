using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>The whole protocol, from people to results. Nothing here is chosen by looking at what it finds.</summary>
public static class Protocol
{
    public const int QuickFraction = 10;
    private const double Aim = .1;

    public static Results Run(IReadOnlyList<Method> methods, bool quick)
    {
        var progress = new Progress(methods.Count + 7);
        progress.Next("virtual people");
        var cohort = new CohortProtocol(quick ? QuickFraction : 1);
        progress.Next("real diaries");
        var carriers = new CarrierProtocol();
        var (onCohort, onCarriers, shown) = (new List<OnCohort>(), new List<OnCarriers>(), new List<Demonstration?>());
        foreach (var method in methods)
        {
            progress.Next(method.Name);
            onCohort.Add(cohort.Measure(method));
            var threshold = onCohort[^1].AtAim(Aim).Threshold;
            if (!method.KnowsSize && method.Name != Methods.Weekly)
            {
                onCarriers.AddRange(carriers.Sets.Select(set => carriers.Measure(method, set, threshold)));
                shown.Add(Demonstration.Of(method, threshold));
            }
        }

        progress.Next("oracle");
        onCohort.AddRange([cohort.Measure(Methods.OracleOfTwoAnswers), cohort.Measure(Methods.Oracle)]);
        progress.Next("differences on real diaries");
        Difference[] differences = [.. Differences(carriers, methods, onCarriers)];
        var own = onCohort.FirstOrDefault(m => m.Method == Methods.Engines[0].Name);
        progress.Next("away from sessions");
        var people = own is null ? null : new AwayProtocol(quick ? QuickFraction : 1);
        OnAway[] away = people is null ? [] : [.. methods.Append(Methods.Away).Select(people.Measure)];
        progress.Next("ways of asking");
        OnAsking[] asking = own is null ? [] : [.. new AskingProtocol(quick ? QuickFraction : 1).Measure()];
        progress.Next("cost");
        var cost = own is null ? null : Cost.Measure();
        var results = new Results(
            quick, onCohort, Gate.Of(onCohort), Gate.OraclePasses(onCohort[^1]), [.. carriers.People()], onCarriers,
            differences, [.. shown.OfType<Demonstration>()], away, asking, cost,
            own is null ? [] : [.. Goals.Of(own, onCohort[^1], asking, onCarriers, differences, cost!)]);
        progress.Finish();
        return results;
    }

    /// <summary>Each of our engines against the rule that does best by day 7 on that set at that size.</summary>
    private static IEnumerable<Difference> Differences(CarrierProtocol carriers, IReadOnlyList<Method> methods, List<OnCarriers> found)
    {
        foreach (var set in carriers.Sets.Where(s => s == CarrierProtocol.Both))
        {
            foreach (var size in CohortProtocol.Sizes)
            {
                var rules = found.Where(f => f.Set == set && Methods.Rules.Any(r => r.Name == f.Method));
                var best = rules.MaxBy(f => f.AtAim(Aim).Of(size).By7Days.Value);
                if (best is null)
                {
                    continue;
                }

                var rule = Methods.Rules.First(r => r.Name == best.Method);
                foreach (var engine in methods.Where(Methods.Engines.Contains))
                {
                    yield return carriers.Compare(engine, rule, set, size);
                }
            }
        }
    }
}

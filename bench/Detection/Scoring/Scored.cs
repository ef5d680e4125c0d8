using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>One method's scores on a set of cases; thresholds are tried on these without scoring again.</summary>
public sealed class Scored(IReadOnlyList<Case> cases, double[][] scores)
{
    public IReadOnlyList<Case> Cases => cases;

    public static Scored By(Method method, Case[] cases, double size)
    {
        var scores = new double[cases.Length][];
        Parallel.For(0, cases.Length, Work.OnAllCores, i => scores[i] = method.Score(cases[i], size));
        return new(cases, scores);
    }

    public Outcome[] At(double threshold) => [.. cases.Select((c, i) => Outcome.Of(c, scores[i], threshold))];

    /// <summary>False alerts per patient-month.</summary>
    public double FalseAlerts(double threshold)
    {
        var (wrong, months) = (0, 0.0);
        for (var i = 0; i < cases.Count; i++)
        {
            months += cases[i].Months;
            foreach (var day in Alerts.Days(scores[i], threshold, cases[i].FirstSession + 1))
            {
                wrong += cases[i].Neutral[day] ? 0 : 1;
            }
        }

        return wrong / months;
    }

    /// <summary>The lowest threshold with at most so many false alerts per patient-month.</summary>
    public double ThresholdFor(double falseAlerts)
    {
        var tried = cases.SelectMany((c, i) => scores[i].Skip(c.FirstSession + 1)).Where(double.IsFinite).Distinct().Order().ToArray();
        var (low, high) = (0, tried.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = FalseAlerts(tried[middle]) > falseAlerts ? (middle + 1, high) : (low, middle);
        }

        return low < tried.Length ? tried[low] : double.PositiveInfinity;
    }

    /// <summary>The cases of a draw of people, as often as each was drawn.</summary>
    public Scored Drawn(IEnumerable<string> people)
    {
        var of = Enumerable.Range(0, cases.Count).ToLookup(i => cases[i].Person);
        int[] kept = [.. people.SelectMany(p => of[p])];
        return new([.. kept.Select(i => cases[i])], [.. kept.Select(i => scores[i])]);
    }

    public Scored Where(Func<Case, bool> chosen)
    {
        int[] kept = [.. Enumerable.Range(0, cases.Count).Where(i => chosen(cases[i]))];
        return new([.. kept.Select(i => cases[i])], [.. kept.Select(i => scores[i])]);
    }
}

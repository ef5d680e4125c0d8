using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>A share or a rate with its 95 % interval: 300 bootstraps of people, each with all that is theirs.</summary>
public readonly record struct Ratio(double Value, double Low, double High)
{
    private const int Bootstraps = 300;
    private const int Tail = 7;

    /// <summary>The sum of one number over people, by the sum of another.</summary>
    public static Ratio Of(IEnumerable<(string Person, double Part, double Whole)> parts)
    {
        (double Part, double Whole)[] people = [.. parts.GroupBy(p => p.Person).Select(g => (g.Sum(p => p.Part), g.Sum(p => p.Whole)))];
        if (people.Sum(p => p.Whole) == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        static double Share(IReadOnlyList<(double Part, double Whole)> of) => of.Sum(p => p.Part) / of.Sum(p => p.Whole);
        return Of(people, Share);
    }

    /// <summary>Any figure of a set of people, made again for each draw of them: what was fitted to the people is fitted again.</summary>
    public static Ratio Of<T>(IReadOnlyList<T> people, Func<IReadOnlyList<T>, double> figure)
    {
        var drawn = new double[Bootstraps];
        Parallel.For(0, Bootstraps, Work.OnAllCores, b =>
        {
            var chance = Seeded.For(Splits.Bootstrap, b, Chance.Event);
            drawn[b] = figure([.. people.Select(_ => people[(int)(chance.Unit() * people.Count)])]);
        });
        Array.Sort(drawn);
        return new(figure(people), drawn[Tail], drawn[^(Tail + 1)]);
    }
}

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

        var drawn = new double[Bootstraps];
        Parallel.For(0, Bootstraps, Work.OnAllCores, b =>
        {
            var chance = Seeded.For(1, b, Chance.Event);
            var (part, whole) = (0.0, 0.0);
            for (var i = 0; i < people.Length; i++)
            {
                var person = people[(int)(chance.Unit() * people.Length)];
                (part, whole) = (part + person.Part, whole + person.Whole);
            }

            drawn[b] = part / whole;
        });
        Array.Sort(drawn);
        return new(people.Sum(p => p.Part) / people.Sum(p => p.Whole), drawn[Tail], drawn[^(Tail + 1)]);
    }
}

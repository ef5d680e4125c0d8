using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>Sets of virtual patients, made once, and the few figures that are read off them.</summary>
internal static class Sets
{
    public const int Size = 2_000;

    private static readonly Lazy<IReadOnlyList<VirtualPatient>> LazyTable = new(() => VirtualCohort.Generate(new(), 301, Size));
    private static readonly Lazy<IReadOnlyList<VirtualPatient>> LazyWorse = new(() => VirtualCohort.Generate(new CohortParameters().Enriched(1, 1.5, 2), 302, Size));
    private static readonly Lazy<IReadOnlyList<VirtualPatient>> LazyDemo = new(() => VirtualCohort.Generate(CohortParameters.Demo, 303, 200));

    /// <summary>The table's defaults.</summary>
    public static IReadOnlyList<VirtualPatient> Table => LazyTable.Value;

    /// <summary>Everybody worsens once.</summary>
    public static IReadOnlyList<VirtualPatient> Worseners => LazyWorse.Value;

    public static IReadOnlyList<VirtualPatient> Demo => LazyDemo.Value;

    public static TrueEvent Shift(this VirtualPatient patient) => patient.Truth.Events.Single(e => e.Kind == EventKind.Shift);

    public static IEnumerable<DiaryAnswers> Answers(this IEnumerable<VirtualPatient> patients) =>
        patients.SelectMany(p => p.Days).Where(d => d.Answers is not null).Select(d => d.Answers!);

    public static double Share<T>(this IEnumerable<T> items, Func<T, bool> which) => items.Average(i => which(i) ? 1.0 : 0.0);

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static double Sd(this IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Math.Sqrt(all.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>Distress as answered less the true level, by day; the missed days are left out.</summary>
    public static IReadOnlyDictionary<int, double> Residuals(this VirtualPatient patient) =>
        patient.Days.Where(d => d.Answers is not null).ToDictionary(d => d.Day, d => (d.Answers!.DistressTimesThree / 3.0) - patient.Truth.Level[d.Day]);

    /// <summary>Whether the scale's ends are too far away to bend the noise.</summary>
    public static bool KeepsClearOfTheEnds(this VirtualPatient p) =>
        p.Truth.Level.Min() > 2.5 * p.Truth.Person.Sd && p.Truth.Level.Max() < 10 - (2.5 * p.Truth.Person.Sd);
}

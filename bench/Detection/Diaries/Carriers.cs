namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>A real person's distress by day, for carrying what is put in: the second source.</summary>
/// <param name="Name">Data set and person.</param>
/// <param name="Shifts">Whether the person seems to have had a shift of their own.</param>
public sealed record Carrier(string Name, string Set, double?[] Values, double Sd, Half Half, bool Shifts)
{
    /// <summary>How many items the value is the mean of.</summary>
    public int Items { get; init; } = 3;
}

/// <summary>Real diaries with enough readings: the 90 days with most of them, read from ../shared/data.</summary>
public static class Carriers
{
    private const int Longest = 90, FewestReadings = 28, FewestDays = 35;
    private const double LeastSd = .7;

    /// <summary>The carriers of a data set; none where the file is absent.</summary>
    public static Carrier[] Of(DiarySet set)
    {
        var usable = set.People().Select(p => (p.Name, Values: Densest(p.Values))).Where(p => IsUsable(p.Values)).ToArray();
        return [.. usable.Select((p, i) => new Carrier(p.Name, set.Name, p.Values, Spread.Sd(p.Values), Splits.HalfOf(i), NaturalShift.In(p.Values)))];
    }

    /// <summary>The same people by their low mood alone, as far as that is usable; each stays in the half where the sum put them.</summary>
    public static Carrier[] OfLowMood(DiarySet set)
    {
        var halves = Of(set).ToDictionary(c => c.Name, c => c.Half);
        return [.. set.Only(0).People().Where(p => halves.ContainsKey(p.Name)).Select(p => (p.Name, Values: Densest(p.Values))).Where(p => IsUsable(p.Values))
            .Select(p => new Carrier(p.Name, set.Name, p.Values, Spread.Sd(p.Values), halves[p.Name], NaturalShift.In(p.Values)) { Items = 1 })];
    }

    private static bool IsUsable(double?[] values) =>
        values.Length >= FewestDays && values.Count(v => v is not null) >= FewestReadings && Spread.Sd(values) >= LeastSd;

    /// <summary>From a reading to a reading, at most 90 days, with as many readings as can be had; the first such.</summary>
    private static double?[] Densest(double?[] values)
    {
        var best = (From: 0, Count: -1);
        for (var from = 0; from < values.Length; from++)
        {
            var count = values.Skip(from).Take(Longest).Count(v => v is not null);
            best = values[from] is not null && count > best.Count ? (from, count) : best;
        }

        var window = values.Skip(best.From).Take(Longest).ToArray();
        return window[..(Array.FindLastIndex(window, v => v is not null) + 1)];
    }
}

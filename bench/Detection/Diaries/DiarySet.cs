using System.Globalization;

namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>A file of real diaries and which of its columns make the value: a sum of items, to 0-10.</summary>
/// <param name="Choices">Columns that make a day's value, the first complete choice counts: evening before morning.</param>
/// <param name="From">The lowest answer of an item, and <paramref name="To"/> the highest.</param>
public sealed record DiarySet(string Name, string File, string[][] Choices, double From, double To)
{
    public static DiarySet Jang { get; } = new("jang", Splits.Jang, [["neg_feeling_sev", "anxiety", "annoying"]], 0, 3);

    public static DiarySet DigiBp { get; } = new(
        "digibp", Splits.DigiBp,
        [["pm_depressed", "pm_fidget", "pm_irritable", "pm_fatigue"], ["am_depressed", "am_fidget", "am_irritable", "am_fatigue"]], 0, 3);

    public static DiarySet Kossakowski { get; } = new("kossakowski", Splits.Kossakowski, [["mood_down_1to7", "pat_restl", "pat_worry"]], 1, 7);

    public static IReadOnlyList<DiarySet> AllCarriers { get; } = [Jang, DigiBp];

    /// <summary>How many items the value is the mean of.</summary>
    public int Items => Choices[0].Length;

    /// <summary>The same file read as one item alone; the first of each set is low mood.</summary>
    public DiarySet Only(int item) => this with { Choices = [.. Choices.Select(choice => choice[item..(item + 1)])] };

    /// <summary>Everybody in the order of the file, by day from day 1; nobody where the file is absent.</summary>
    public IReadOnlyList<(string Name, double?[] Values)> People()
    {
        if (Find() is not { } path)
        {
            return [];
        }

        string[][] rows = [.. System.IO.File.ReadLines(path).Select(line => line.Split(','))];
        var (person, day) = (Array.IndexOf(rows[0], "person"), Array.IndexOf(rows[0], "day"));
        var columns = Choices.Select(choice => choice.Select(c => Array.IndexOf(rows[0], c)).ToArray()).ToArray();
        return [.. rows.Skip(1).GroupBy(r => r[person]).Select(g => ($"{Name} {g.Key}", ByDay([.. g.Select(r => (int.Parse(r[day], CultureInfo.InvariantCulture), Value(r, columns)))])))];
    }

    private double? Value(string[] row, int[][] columns)
    {
        var items = columns.Select(choice => choice.Select(c => double.TryParse(row[c], CultureInfo.InvariantCulture, out var v) ? v : (double?)null).ToArray())
            .FirstOrDefault(all => all.All(v => v is not null));
        return items?.Average(v => (v!.Value - From) * 10 / (To - From));
    }

    private static double?[] ByDay((int Day, double? Value)[] days)
    {
        var values = new double?[days.Max(d => d.Day)];
        foreach (var (day, value) in days)
        {
            values[day - 1] = value;
        }

        return values;
    }

    private string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", File);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

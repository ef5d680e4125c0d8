using System.Globalization;
using System.Text;
using CsvHelper;

namespace Evenkeel.CommandLine;

/// <summary>A row of a series.</summary>
/// <param name="Value">Points 0-10; null when missed.</param>
/// <param name="Session">A session that day, after the answer.</param>
internal sealed record SeriesDay(int Day, double? Value, bool Session);

/// <summary>One person's rows by day.</summary>
/// <param name="WasInOrder">Whether the file had them so.</param>
internal sealed record Series(string Person, IReadOnlyList<SeriesDay> Days, bool WasInOrder);

/// <summary>
/// Reads series of any kind: UTF-8, commas, headings first, columns person, day, value and session in any order; others are passed over.
/// A file with anything wrong in it is refused whole, with every line and field that is wrong: a score of half a series would mislead.
/// </summary>
internal sealed class SeriesRows
{
    /// <summary>Days lie between minus this and this: whoever writes a year as a day hears of it.</summary>
    public const int FurthestDay = 100_000;

    private static readonly string[] Columns = ["person", "day", "value", "session"];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly CsvReaderOptions Options = new() { Separator = ',', HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false };

    private readonly Dictionary<string, List<(int Line, SeriesDay Row)>> _people = [];
    private readonly List<string> _wrong = [];
    private readonly int[] _at;
    private readonly int _width;

    public SeriesRows(byte[] file)
    {
        using var csv = CsvReader.Create(file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file, Options);
        string[] headings = csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(i => Text(csv.GetSpan(i)) ?? "")] : [];
        _width = headings.Length;
        _at = [.. Columns.Select(c => Array.IndexOf(headings, c))];
        _wrong.AddRange(headings.All(h => h.Length == 0)
            ? ["the file is empty; its first line must be person,day,value,session"]
            : Columns.Where(c => headings.Count(h => h == c) != 1).Select(c => $"line 1, {c}: there must be one column of this name, and there are {headings.Count(h => h == c)}. The headings are: {string.Join(", ", headings)}"));
        while (_wrong.Count == 0 && csv.Read())
        {
            TakeAll(csv);
        }

        if (_wrong.Count == 0 && _people.Count == 0)
        {
            _wrong.Add("there are headings and no rows under them");
        }
    }

    /// <summary>What is wrong, by line and field; empty when every row was taken.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Everybody, in the order of their first row.</summary>
    public IReadOnlyList<Series> People => [.. _people.Select(p => new Series(
        p.Key, [.. p.Value.Select(r => r.Row).OrderBy(r => r.Day)], p.Value.Zip(p.Value.Skip(1)).All(pair => pair.First.Row.Day < pair.Second.Row.Day)))];

    private void TakeAll(CsvReader csv)
    {
        var seen = new Dictionary<(string, int), int>();
        do
        {
            var line = (int)csv.LineNumber;
            if (csv.FieldCount == 1 && csv.GetSpan(0).IsEmpty)
            {
                // A blank line holds nothing that could be lost.
                continue;
            }

            if (Row(csv, line) is not { } row)
            {
                continue;
            }

            if (!seen.TryAdd((row.Person, row.Day.Day), line))
            {
                Complain(line, "day", $"{row.Person} has day {row.Day.Day} on line {seen[(row.Person, row.Day.Day)]} already; a day has one row");
            }
            else if (_people.TryGetValue(row.Person, out var rows))
            {
                rows.Add((line, row.Day));
            }
            else
            {
                _people[row.Person] = [(line, row.Day)];
            }
        }
        while (csv.Read());
    }

    private (string Person, SeriesDay Day)? Row(CsvReader csv, int line)
    {
        if (csv.FieldCount != _width || csv.RawRecord.Count((byte)'"') % 2 == 1)
        {
            _wrong.Add(csv.FieldCount != _width ? $"line {line}: it has {csv.FieldCount} columns and the headings {_width}" : $"line {line}: a quote is not closed");
            return null;
        }

        var before = _wrong.Count;
        var cells = new string[Columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(csv.GetSpan(_at[i])) ?? "";
            if (Text(csv.GetSpan(_at[i])) is null)
            {
                Complain(line, Columns[i], "it is not valid UTF-8");
            }
        }

        if (cells[0].Length == 0)
        {
            Complain(line, "person", "it is blank; each row says whose it is");
        }

        var day = Number(cells[1]) is { } d && Math.Abs(d) <= FurthestDay && d == Math.Truncate(d) ? (int)d : (int?)null;
        if (day is null)
        {
            Complain(line, "day", $"'{cells[1]}' is no whole number of days from -{FurthestDay} to {FurthestDay}");
        }

        var value = cells[2].Length == 0 ? null : Number(cells[2]);
        if (cells[2].Length > 0 && value is not (>= 0 and <= 10))
        {
            Complain(line, "value", value is { } number && double.IsFinite(number)
                ? $"{cells[2]} is off the scale; a value goes from 0 to 10" : $"'{cells[2]}' is not a number; leave it blank when the day was missed");
        }

        var session = cells[3].Length == 0 ? 0 : Number(cells[3]);
        if (session is not (0 or 1))
        {
            Complain(line, "session", $"'{cells[3]}' is neither 1 (a session that day) nor 0 or blank");
        }

        return _wrong.Count > before ? null : (cells[0], new SeriesDay(day!.Value, value, session == 1));
    }

    private void Complain(int line, string field, string problem) => _wrong.Add($"line {line}, {field}: {problem}");

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).Trim();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

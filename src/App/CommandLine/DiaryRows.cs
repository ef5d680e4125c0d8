using System.Globalization;
using System.Text;
using CsvHelper;
using Evenkeel.Clinical;

namespace Evenkeel.CommandLine;

/// <summary>One person's day as a diary has it.</summary>
/// <param name="Line">Counted from one, the headings included.</param>
/// <param name="Answers">One for each item of the map, on our scale.</param>
/// <param name="Raw">The line as it stands in the file, each byte as one character.</param>
internal sealed record DiaryRow(int Line, string Person, DateOnly On, IReadOnlyList<Answer> Answers, int? Phq9, string Raw)
{
    /// <summary>A day on which every item is blank is a missed day, not a check-in.</summary>
    public bool HasAnswers => Answers.Any(a => a.IsAnswered);

    public string Words => string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd}|{string.Join('|', Answers.Select(a => a.IsAnswered ? a.Value.ToString("0.###", CultureInfo.InvariantCulture) : ""))}|{Phq9}");
}

/// <summary>A line that could not be taken, and why.</summary>
/// <param name="Column">Counted from one; zero when it is about the whole line.</param>
internal sealed record BadRow(int Line, int Column, string Heading, string Problem, string Raw);

/// <summary>
/// Reads a diary: UTF-8, commas, headings first, one line a day. A line that cannot be taken is named and set aside whole, and the
/// next line is read as if nothing had happened; so a quote that is never closed costs one line and not the rest of the file.
/// </summary>
internal sealed class DiaryRows
{
    // Each byte as one character: what is set aside can be written back byte for byte, whatever it was.
    private static readonly Encoding Bytes = Encoding.Latin1;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false,
    };

    private readonly DiaryMap _map;
    private readonly string[] _headings;
    private readonly HashSet<(string, DateOnly)> _seen = [];

    public List<DiaryRow> Rows { get; } = [];

    public List<BadRow> Bad { get; } = [];

    public DiaryRows(byte[] file, DiaryMap map)
    {
        _map = map;
        using var csv = CsvReader.Create(file, Options);
        if (!csv.Read())
        {
            throw new Refused("The file is empty: its first line must be its headings.");
        }

        Headings = Bytes.GetString(csv.RawRecord);
        _headings = [.. Enumerable.Range(0, csv.FieldCount).Select(i => Utf8(csv.GetSpan(i)) ?? "")];
        foreach (var column in map.Items.Select(i => i.Column).Append(map.Date).Append(map.Person).Append(map.Phq9).OfType<string>())
        {
            if (_headings.Count(h => h == column) != 1)
            {
                throw new Refused($"The file must have one column '{column}'. It has: {string.Join(", ", _headings)}.");
            }
        }

        while (csv.Read())
        {
            Take(csv);
        }
    }

    public string Headings { get; }

    /// <summary>Writes the lines that were set aside under their headings; takes an old file away when there are none.</summary>
    public static void WriteAside(string path, string headings, IReadOnlyCollection<BadRow> bad)
    {
        if (bad.Count == 0)
        {
            File.Delete(path);
            return;
        }

        File.WriteAllText(path, string.Join('\n', bad.OrderBy(b => b.Line).Select(b => b.Raw).Prepend(headings)) + "\n", Bytes);
    }

    private void Take(CsvReader csv)
    {
        var (line, raw) = ((int)csv.LineNumber, Bytes.GetString(csv.RawRecord));
        void SetAside(int column, string problem) =>
            Bad.Add(new BadRow(line, column, column > 0 && column <= _headings.Length ? _headings[column - 1] : "", problem, raw));

        if (raw.Count(c => c == '"') % 2 == 1)
        {
            SetAside(0, "a quote is not closed on this line");
            return;
        }

        var texts = new string[csv.FieldCount];
        for (var i = 0; i < texts.Length; i++)
        {
            if (Utf8(csv.GetSpan(i)) is not { } cell)
            {
                SetAside(i + 1, "is not valid UTF-8");
                return;
            }

            texts[i] = cell.Trim();
        }

        if (texts.Length != _headings.Length)
        {
            SetAside(Math.Min(texts.Length, _headings.Length) + 1, $"the line has {texts.Length} columns and the headings {_headings.Length}");
            return;
        }

        int Index(string heading) => Array.IndexOf(_headings, heading);
        var person = _map.Person is null ? "1" : texts[Index(_map.Person)];
        if (person.Length == 0)
        {
            SetAside(Index(_map.Person!) + 1, "does not say whose day this is");
            return;
        }

        if (!DateOnly.TryParseExact(texts[Index(_map.Date)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            SetAside(Index(_map.Date) + 1, $"'{texts[Index(_map.Date)]}' is not a date like 2026-11-30");
            return;
        }

        var answers = new Answer[_map.Items.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            (answers[i], var problem) = _map.Items[i].Read(texts[Index(_map.Items[i].Column)]);
            if (problem is not null)
            {
                SetAside(Index(_map.Items[i].Column) + 1, problem);
                return;
            }
        }

        var total = _map.Phq9 is null ? "" : texts[Index(_map.Phq9)];
        var phq9 = DiaryItem.Number(total);
        if (total.Length > 0 && (phq9 is not (>= 0 and <= 27) || phq9 != Math.Truncate(phq9.Value)))
        {
            SetAside(Index(_map.Phq9!) + 1, $"'{total}' is no PHQ-9 total from 0 to 27");
            return;
        }

        if (!_seen.Add((person, on)))
        {
            SetAside(Index(_map.Date) + 1, $"{person} has an earlier line for {on:yyyy-MM-dd}; the first one stands");
            return;
        }

        Rows.Add(new DiaryRow(line, person, on, answers, (int?)phq9, raw));
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

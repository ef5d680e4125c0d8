using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Evenkeel.Clinical.Band;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel score`: any series of days through the person's own band and the 48-hour rule.</summary>
internal static class ScoreSeries
{
    private const int MostItems = 100;
    private const int MostComplaints = 20;
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(2);

    private const string About = """
        Score series of days, each row from that day and earlier ones only.

        FILE has the columns person, day, value (0-10, 10 worst; blank when missed) and session (1: a session that day, after the answer;
        0 or blank: none). Days that are absent between a person's first and last are missed days. The file written to --out has, for each
        row, person, day, evidence (log odds that a worsening which began in the last eight days goes on and lasts), probability (the same
        as a share; after eight days a worsening that stands is taken for the person's new level, so it falls though nothing is better), band_low, band_mid, band_high (the range
        expected before the answer; four of five calm answers lie inside), rule48 (1: the 48-hour rule stands) and alert (1: the
        evidence after this answer passes the limit of --budget; then none for 7 days; never on a missed day).
        Exit codes: 0 written, 1 refused and nothing written, 130 stopped and nothing written.
        """;

    public static Command Verb()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The series (CSV, UTF-8)." };
        var to = new Option<FileInfo>("--out") { Description = "Where the scores go.", Required = true };
        var budget = new Option<double>("--budget")
        {
            Description = FormattableString.Invariant($"False alerts per patient-month that can be borne, {AlertBudget.Least} to {AlertBudget.Most}."),
            DefaultValueFactory = _ => AlertBudget.Usual,
        };
        var items = new Option<int>("--items") { Description = "How many items the value is the mean of: one item is noisier.", DefaultValueFactory = _ => 1, CustomParser = Typed.Whole };
        var verb = new Command("score", About) { file, to, budget, items };
        verb.SetAction((parsed, cancellation) => Task.FromResult(
            Run(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(budget), parsed.GetValue(items), Console.Out, Console.Error, cancellation)));
        return verb;
    }

    public static int Run(FileInfo file, FileInfo to, double budget, int items, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            Check(file, to, budget, items);
            var rows = new SeriesRows(File.ReadAllBytes(file.FullName));
            if (rows.Wrong.Count > 0)
            {
                throw new Refused(string.Join(Environment.NewLine, rows.Wrong.Take(MostComplaints).Prepend(file.Name)
                    .Concat(rows.Wrong.Count > MostComplaints ? [$"and {rows.Wrong.Count - MostComplaints} more"] : [])));
            }

            var people = rows.People;
            Write(to, Lines(people, SeriesScore.Parameters(items), AlertBudget.LimitFor(budget, items), error, cancellation));
            Tell(people, to, output);
            return 0;
        }
        catch (Exception e) when (e is Refused or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Nothing written: {e.Message}");
            return Problems.NotDone;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error.WriteLine("Stopped. Nothing written.");
            return ImportDiary.Stopped;
        }
    }

    private static void Check(FileInfo file, FileInfo to, double budget, int items)
    {
        if (!(budget is >= AlertBudget.Least and <= AlertBudget.Most))
        {
            throw new Refused(FormattableString.Invariant($"--budget goes from {AlertBudget.Least} to {AlertBudget.Most} false alerts per patient-month."));
        }

        if (items is < 1 or > MostItems)
        {
            throw new Refused($"--items goes from 1 to {MostItems}.");
        }

        if (file.FullName == to.FullName)
        {
            throw new Refused("--out is the file that is read; give another name.");
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Series> people, BandParameters parameters, double limit, TextWriter error, CancellationToken cancellation)
    {
        yield return "person,day,evidence,probability,band_low,band_mid,band_high,rule48,alert";
        var (all, done, watch, reported) = (people.Sum(p => p.Days.Count), 0, Stopwatch.StartNew(), TimeSpan.Zero);
        foreach (var person in people)
        {
            var name = Quoted(person.Person);
            foreach (var row in SeriesScore.Of(person, parameters, limit))
            {
                cancellation.ThrowIfCancellationRequested();
                done++;
                if (watch.Elapsed - reported > BetweenReports)
                {
                    reported = watch.Elapsed;
                    error.WriteLine(FormattableString.Invariant($"row {done} of {all} ({done * 100L / all} %, {done / watch.Elapsed.TotalSeconds:F0} rows/s)"));
                }

                // Every digit that there is: who compares two runs must see equal numbers as equal.
                var b = row.Band;
                yield return string.Create(CultureInfo.InvariantCulture, $"{name},{row.Day},{b.Evidence:R},{b.Probability:R},{b.Low:R},{b.Middle:R},{b.High:R},{(row.Rule48 ? 1 : 0)},{(row.Alert ? 1 : 0)}");
            }
        }
    }

    /// <summary>Whole or not at all: beside the file first, then in its place.</summary>
    private static void Write(FileInfo to, IEnumerable<string> lines)
    {
        var beside = $"{to.FullName}.{Environment.ProcessId}.part";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create))
            using (var writer = new StreamWriter(stream) { NewLine = "\n" })
            {
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                }

                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, to.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Tell(IReadOnlyList<Series> people, FileInfo to, TextWriter output)
    {
        output.WriteLine($"{people.Count} people, {people.Sum(p => p.Days.Count)} rows, {people.Sum(p => p.Days.Count(d => d.Value is not null))} of them answered: {to.FullName}");
        Some("Days were out of order and have been sorted", p => !p.WasInOrder);
        Some("Not one answer, so nothing is known of them, and no alert means nothing", p => p.Days.All(d => d.Value is null));
        Some("No session, so the 48-hour rule has nothing to compare with and stays at 0", p => !p.Days.Any(d => d.Session));

        void Some(string what, Func<Series, bool> chosen)
        {
            string[] names = [.. people.Where(chosen).Select(p => p.Person)];
            if (names.Length > 0)
            {
                output.WriteLine($"{what}: {string.Join(", ", names.Take(MostComplaints))}{(names.Length > MostComplaints ? $" and {names.Length - MostComplaints} more" : "")}.");
            }
        }
    }

    private static string Quoted(string text) => text.IndexOfAny([',', '"']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

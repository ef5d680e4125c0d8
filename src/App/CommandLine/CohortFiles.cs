using System.CommandLine;
using Evenkeel.Cohort;
using Evenkeel.Cohort.Calibration;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel cohort`: virtual patients as files, the diary apart from the truth.</summary>
internal static class CohortFiles
{
    private const int MostPeople = 1_000_000;

    private const string About = """
        Write virtual patients to DIR: diary.csv (what they answered), scores.csv (PHQ-9 and GAD-7), sessions.csv (side effects
        and ratings), reports.csv (what they asked for), truth.csv (what was so) and levels.csv (the path under the answers). With
        --table, print instead how virtual people compare with published figures.
        The same people, days and seed give the same bytes on every machine. Nobody in these files is or was a person.
        """;

    public static Command Verb()
    {
        var people = new Option<int>("--people") { Description = "How many people.", DefaultValueFactory = _ => 200, CustomParser = Typed.Whole };
        var days = new Option<int>("--days") { Description = $"Length of the diary, at least {CohortParameters.ShortestDiary}.", DefaultValueFactory = _ => 90, CustomParser = Typed.Whole };
        var seed = new Option<ulong>("--seed") { Description = "Which people.", DefaultValueFactory = _ => 1 };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder of the files; it is made when there is none. Needed unless --table." };
        var clinic = new Option<bool>("--clinic") { Description = "Two years of a clinic, with a new course every half year, in place of --days." };
        var table = new Option<bool>("--table") { Description = "Print the calibration table for the seed; nothing is written." };
        var verb = new Command("cohort", About) { people, days, clinic, seed, folder, table };
        verb.Validators.Add(given =>
        {
            if (given.GetValue(folder) is null && !given.GetValue(table))
            {
                given.AddError("Say where to write with --out DIR, or print the calibration table with --table.");
            }
        });
        verb.SetAction(parsed => parsed.GetValue(table)
            ? Table(parsed.GetValue(seed), Console.Out)
            : Run(
                parsed.GetValue(people), parsed.GetValue(clinic) ? CohortParameters.Demo : new() { Length = parsed.GetValue(days) }, parsed.GetValue(seed), parsed.GetValue(folder)!.FullName, Console.Out, Console.Error));
        return verb;
    }

    /// <summary>Ends with 1 when a figure lies outside its interval.</summary>
    public static int Table(ulong seed, TextWriter output)
    {
        var rows = CalibrationTable.Of(new(), seed);
        foreach (var line in CalibrationTable.Lines(rows))
        {
            output.WriteLine(line);
        }

        return rows.All(r => r.IsWithin) ? 0 : 1;
    }

    public static int Run(int people, CohortParameters parameters, ulong seed, string folder, TextWriter output, TextWriter error)
    {
        if (people is < 1 or > MostPeople || parameters.Length < CohortParameters.ShortestDiary)
        {
            error.WriteLine($"Nothing written: --people goes from 1 to {MostPeople}, and --days is at least {CohortParameters.ShortestDiary}.");
            return 1;
        }

        try
        {
            Directory.CreateDirectory(folder);
            // Grown anew for each file rather than kept: a million people do not fit into memory.
            var patients = Enumerable.Range(0, people).Select(index => VirtualCohort.Patient(parameters, seed, index));
            Write("diary.csv", CohortCsv.Rows(patients));
            Write("scores.csv", CohortCsv.ScoreRows(patients));
            Write("sessions.csv", CohortCsv.SessionRows(patients));
            Write("reports.csv", CohortCsv.ReportRows(patients));
            Write("truth.csv", CohortCsv.TruthRows(patients));
            Write("levels.csv", CohortCsv.LevelRows(patients));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Not written: {e.Message}");
            return 1;
        }

        output.WriteLine($"{people} people, {parameters.Length} days, seed {seed}: {folder}");
        return 0;

        void Write(string name, IEnumerable<string> lines)
        {
            // One line end everywhere, or the bytes would depend on the machine.
            using var file = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
            foreach (var line in lines)
            {
                file.WriteLine(line);
            }
        }
    }
}

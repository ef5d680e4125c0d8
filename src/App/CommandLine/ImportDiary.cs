using System.CommandLine;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>`evenkeel import diary`: a diary from a file, as the program would have seen it day by day.</summary>
internal static class ImportDiary
{
    /// <summary>Finished, and rows were set aside.</summary>
    public const int SomeSetAside = 3;

    /// <summary>Stopped by the person at the keyboard.</summary>
    public const int Stopped = 130;

    private const string About = """
        Walk a diary (CSV, UTF-8, one line a person and day) through the signs, each day at its own instant.

        --map item=column:low..high puts a column on an item of the check-in and rescales it in a straight line; low..high are the ends of
        the column's own scale (7..1 when it runs the other way). Items: low-mood, anxiety, restlessness (0-10, 10 worst), hope, energy
        (0-10, 10 best), overall (0-10, 10 worst), sleep-hours (0-24), safety (no, prefer_not_to_say, passing_thoughts, strong_or_frequent).
        A blank is a skipped answer, a line of blanks a missed day. Map overall, or two of low-mood, anxiety and restlessness: less gives no
        distress, and the file is refused.

        Patients are made as historical: their alerts reach nobody. A run that was stopped goes on where it was, a finished one changes nothing.
        A line that cannot be taken is named on the error output and kept in NAME.rejected.csv under --data.
        Exit codes: 0 every line was taken, 3 finished with lines set aside, 1 refused, 130 stopped.
        """;

    public static Command Verb() => new("import", "Bring in records from elsewhere.") { Diary() };

    private static Command Diary()
    {
        var place = new Place();
        var file = new Argument<FileInfo>("FILE") { Description = "The diary." };
        var map = new Option<string[]>("--map") { Description = "item=column:low..high; give it once for each item.", Required = true };
        var date = new Option<string>("--date") { Description = "Column of the day, like 2026-11-30.", DefaultValueFactory = _ => "date" };
        var person = new Option<string?>("--person") { Description = "Column that says whose day it is; without it the file is one person's." };
        var phq9 = new Option<string?>("--phq9") { Description = "Column of PHQ-9 totals." };
        var sessionDay = new Option<int?>("--session-day") { Description = "Record a nominal session on this day of each person's diary, the first being 1.", CustomParser = Typed.WholeOrNone };
        var zone = new Option<string>("--zone") { Description = "The people's IANA time zone.", DefaultValueFactory = _ => "UTC" };
        var answerAt = new Option<string>("--answer-at") { Description = "The hour at which each day's answers were given.", DefaultValueFactory = _ => "20:00" };
        var clinic = new Option<int>("--clinic") { Description = "The clinic's number; it is made when there is none.", DefaultValueFactory = _ => 1, CustomParser = Typed.Whole };
        var prefix = new Option<string>("--prefix") { Description = "Stands before each person's name.", DefaultValueFactory = _ => "Diary " };
        var verb = new Command("diary", About) { file, map, date, person, phq9, sessionDay, zone, answerAt, clinic, prefix };
        place.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = WebHost.CareOnly(place.Of(parsed));
            return await Run(services, place.Of(parsed).Directory, parsed.GetValue(file)!, () => new DiaryPlan(
                new DiaryMap([.. parsed.GetValue(map)!.Select(DiaryItem.Parse)], parsed.GetValue(date)!, parsed.GetValue(person), parsed.GetValue(phq9)),
                parsed.GetValue(file)!.Name, parsed.GetValue(clinic), parsed.GetValue(prefix)!, parsed.GetValue(zone)!, Hour(parsed.GetValue(answerAt)!), parsed.GetValue(sessionDay)),
                Console.Out, Console.Error, cancellation);
        });
        return verb;
    }

    public static async Task<int> Run(
        IServiceProvider services, string directory, FileInfo file, Func<DiaryPlan> plan, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            return await Run(services, directory, file, Checked(plan()), output, error, cancellation);
        }
        catch (Exception e) when (e is Refused or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"Not imported: {e.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped between two lines. The same command goes on from here.");
            return Stopped;
        }
    }

    private static async Task<int> Run(
        IServiceProvider services, string directory, FileInfo file, DiaryPlan plan, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var rows = new DiaryRows(await File.ReadAllBytesAsync(file.FullName, cancellation), plan.Map);
        if (!plan.Map.GivesDistress)
        {
            throw new Refused(
                "These columns give no distress, so every day would look like silence. Map overall, or two of low-mood, anxiety and restlessness. "
                + "A single mood may stand for all of it: --map overall=COLUMN:low..high.");
        }

        await WebHost.Migrate(services, cancellation);
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        var people = await DiaryPatients.Of(db, plan, rows.Rows, cancellation);
        await Clinic(db, plan, cancellation);
        var run = new RunDiary(services, plan, output);
        await run.Run(people, cancellation);
        BadRow[] bad = [.. rows.Bad.Concat(run.TooLate).OrderBy(b => b.Line)];
        (await DiarySummary.Read(db, plan, people, cancellation)).Write(output);
        foreach (var b in bad)
        {
            var where = b.Column > 0 ? $", column {b.Column}{(b.Heading.Length > 0 ? $" ({b.Heading})" : "")}" : "";
            await error.WriteLineAsync($"{file.Name}, line {b.Line}{where}: {b.Problem}");
        }

        var aside = Path.Combine(directory, Path.GetFileNameWithoutExtension(file.Name) + ".rejected.csv");
        DiaryRows.WriteAside(aside, rows.Headings, bad);
        if (bad.Length > 0)
        {
            await error.WriteLineAsync($"{bad.Length} line(s) set aside in {aside}; everything else was taken.");
        }

        return bad.Length == 0 ? 0 : SomeSetAside;
    }

    private static DiaryPlan Checked(DiaryPlan plan) =>
        !Days.IsZone(plan.Zone) ? throw new Refused($"'{plan.Zone}' is no IANA time zone, like Europe/London.")
        : plan.SessionDay < 1 ? throw new Refused("--session-day counts from 1.")
        : plan.Map.Items.GroupBy(i => i.Item).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new Refused($"{twice.Key} is mapped twice.")
        : plan;

    private static TimeOnly Hour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour
        : throw new Refused($"'{text}' is no time of day, like 20:00.");

    private static async Task Clinic(CareDb db, DiaryPlan plan, CancellationToken cancellation)
    {
        if (!await db.Clinics.AnyAsync(c => c.Id == plan.ClinicId, cancellation))
        {
            // A place for the record and no more: nobody signs in to it until an admin sets it up.
            db.Clinics.Add(new Clinic { Id = plan.ClinicId, Name = "Imported diaries", Zone = plan.Zone, Country = "ZZ" });
            await db.SaveChangesAsync(cancellation);
        }
    }
}

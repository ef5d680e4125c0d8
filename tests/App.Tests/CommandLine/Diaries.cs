using Evenkeel.Clinical;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.CommandLine;

/// <summary>What an import came to.</summary>
internal sealed record Imported(int Exit, string Output, string Error, string Rejected);

/// <summary>Diaries for tests: real ones from ../shared/data where it is there, small ones from text.</summary>
internal static class Diaries
{
    public const string Zone = "Europe/London";

    public static readonly string[] PlainMap = ["low-mood=low", "anxiety=anx", "restlessness=rest"];

    /// <summary>A real diary, or the test is skipped and says why.</summary>
    public static FileInfo Real(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "shared", "data", path));
            if (file.Exists)
            {
                return file;
            }
        }

        Assert.Skip("../shared/data is absent");
        return null!;
    }

    public static FileInfo Written(string name, byte[] bytes)
    {
        var file = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("evenkeel-diary-").FullName, name));
        File.WriteAllBytes(file.FullName, bytes);
        return file;
    }

    public static FileInfo Written(string text, string name = "diary.csv") => Written(name, System.Text.Encoding.UTF8.GetBytes(text));

    public static DiaryPlan Plan(FileInfo file, string[] map, string prefix = "Diary ", int? sessionDay = null, string? phq9 = null, string zone = Zone) =>
        new(new DiaryMap([.. map.Select(DiaryItem.Parse)], "date", "person", phq9), file.Name, TestClinic.ClinicId, prefix, zone, new TimeOnly(20, 0), sessionDay);

    public static async Task<Imported> Import(this TestClinic clinic, FileInfo file, Func<DiaryPlan> plan, CancellationTokenSource? stop = null, TextWriter? output = null)
    {
        var directory = Directory.CreateTempSubdirectory("evenkeel-aside-").FullName;
        var (written, error) = (output ?? new StringWriter(), new StringWriter());
        var exit = await ImportDiary.Run(clinic.Get<IServiceProvider>(), directory, file, plan, written, error, stop?.Token ?? TestContext.Current.CancellationToken);
        var aside = Path.Combine(directory, Path.GetFileNameWithoutExtension(file.Name) + ".rejected.csv");
        var rejected = File.Exists(aside) ? System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(aside, CancellationToken.None)) : "";
        Directory.Delete(directory, recursive: true);
        return new Imported(exit, written.ToString()!, error.ToString(), rejected);
    }

    /// <summary>How many rows everything has that an import writes.</summary>
    public static Task<(int Patients, int CheckIns, int Sessions, int Scores, int Assessments, int Alerts, int Steps, int Audits)> Everything(this TestClinic clinic) => clinic.Read(async db =>
        (await db.Patients.CountAsync(), await db.CheckIns.CountAsync(), await db.Sessions.CountAsync(), await db.InstrumentResponses.CountAsync(),
            await db.Assessments.CountAsync(), await db.Alerts.CountAsync(), await db.AlertSteps.CountAsync(), await db.AuditEvents.CountAsync()));

    /// <summary>Each alert with the day of the diary on which it opened.</summary>
    public static Task<List<(string Name, string Sign, int Day, Priority Priority)>> AlertDays(this TestClinic clinic, DateOnly first, string zone) => clinic.Read(async db =>
        (await db.Alerts.Join(db.Patients, a => a.PatientId, p => p.Id, (a, p) => new { a, p.Name }).ToListAsync())
            .Select(x => (x.Name, x.a.Sign, Evenkeel.Platform.Time.Days.On(zone, x.a.OpenedAt).DayNumber - first.DayNumber + 1, x.a.Priority))
            .OrderBy(x => x.Item3).ThenBy(x => x.Sign, StringComparer.Ordinal).ToList());
}

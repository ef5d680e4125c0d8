using System.Diagnostics;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>Another process, a backup tool or somebody's shell, holds the database file.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class LockedDatabaseTests
{
    private const string Holds = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.readline(); c.execute('ROLLBACK')";

    [Fact]
    public async Task While_another_process_holds_the_file_nobody_is_told_kept_and_then_the_same_form_is_kept_once()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        var form = await visitor.Form("/checkins/today", "Passing thoughts");
        using (var other = await Holder(clinic.Place.SqliteFile))
        {
            var refused = await visitor.Send(form, NotKept.Typed);
            NotKept.IsSaid(refused, "Passing thoughts");
            Assert.Equal(0, await clinic.Read(db => db.CheckIns.CountAsync()));
            await LetGo(other);
        }

        Assert.StartsWith("/checkins/screener/", (await visitor.Send(form, NotKept.Typed)).Location);
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
    }

    [Fact]
    public async Task A_ladder_that_fell_due_while_the_file_was_held_climbs_as_soon_as_it_is_free()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        using (var other = await Holder(clinic.Place.SqliteFile))
        {
            clinic.Time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(0, await clinic.Get<Evenkeel.Care.NightWatch>().Round(clinic.Now));
            await LetGo(other);
        }

        await clinic.Wait(TimeSpan.FromSeconds(1));
        Assert.Equal([(0, "Imani"), (5, "Dr Osei")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
    }

    private static async Task<Process> Holder(string file)
    {
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Holds, file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("held", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static async Task LetGo(Process process)
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }
}

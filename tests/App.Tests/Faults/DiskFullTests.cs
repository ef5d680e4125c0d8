using System.Diagnostics;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>A disk of a few megabytes, filled to the last block under a running clinic.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class DiskFullTests
{
    [Fact]
    public async Task On_a_full_disk_nobody_is_told_kept_what_was_typed_stays_and_afterwards_all_goes_on()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        await using var clinic = await TestClinic.Open(new DatabasePlace(disk.Folder, ""));
        var ben = await clinic.Enrol("Ben");
        using var visitor = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        var form = await visitor.Form("/checkins/today", "Passing thoughts");
        var kept = await clinic.Answers(ben, 4);
        Assert.IsType<Evenkeel.Care.CheckInResult.Kept>(kept);

        disk.Fill();
        var refused = await visitor.Send(form, NotKept.Typed);
        NotKept.IsSaid(refused, "Passing thoughts");
        Assert.Equal(1, await clinic.Read(db => db.CheckIns.CountAsync()));

        disk.Free();
        var answered = await visitor.Send(form, NotKept.Typed);
        Assert.StartsWith("/checkins/screener/", answered.Location);
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
        Assert.Equal("ok", await clinic.Read(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var check = db.Database.GetDbConnection().CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            return (string)(await check.ExecuteScalarAsync())!;
        }));
    }

    [Fact]
    [Trait("Row", "10.16")]
    [Trait("Hazard", "alert-path-broken")]
    public async Task On_a_full_disk_staff_sign_in_and_read_and_that_they_did_is_entered_later()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        await using var clinic = await TestClinic.Open(new DatabasePlace(disk.Folder, ""));
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        disk.Fill();
        clinic.Time.Advance(TimeSpan.FromMinutes(1));

        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Contains("Ben", (await osei.Get("/inbox")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await osei.Get($"/patients/chart/{ben.Id}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await osei.Get("/health/ready")).Status);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await osei.Get("/health/writes")).Status);
        Assert.NotEqual(0, clinic.Get<AuditSetAside>().Count);

        disk.Free();
        await clinic.Get<Evenkeel.Platform.Health.Watchman>().Look();
        Assert.Equal(0, clinic.Get<AuditSetAside>().Count);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await osei.Get("/health/writes")).Status);
        var entered = await clinic.Read(db => db.AuditEvents.Where(a => a.UserId == clinic.DrOsei.Id).Select(a => a.Action).ToListAsync());
        Assert.Contains("signed in", entered);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var (code, said) = await Keeping.Verify(clinic);
        Assert.True(code == 0, said);
    }

    /// <summary>A file system in memory. Needs to be root, as the check of a change is.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string _mount = Directory.CreateTempSubdirectory("evenkeel-disk-").FullName;

        public string Folder => Path.Combine(_mount, "clinic");

        private string Filler => Path.Combine(_mount, "filler");

        public static SmallDisk Mount(int megabytes)
        {
            var disk = new SmallDisk();
            Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk._mount);
            Directory.CreateDirectory(disk.Folder);
            return disk;
        }

        public void Fill()
        {
            using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            try
            {
                while (true)
                {
                    filler.Write(block);
                }
            }
            catch (IOException)
            {
                // Full to the last block, which is what was wanted.
            }
        }

        public void Free() => File.Delete(Filler);

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Run("umount", "-l", _mount);
            Directory.Delete(_mount);
        }

        private static void Run(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}

using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Evenkeel.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Tests.Platform.Backups;

[Trait("Row", "10.16")]
public sealed class BackupTests
{
    [Theory]
    [InlineData(Store.Sqlite, Store.Sqlite)]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    [InlineData(Store.Postgres, Store.Postgres)]
    public async Task Every_row_of_every_table_comes_back_on_either_database(Store from, Store to)
    {
        await using var clinic = await TestClinic.Open(from);
        await clinic.Fill();
        await clinic.Wait(TimeSpan.FromMinutes(1));
        using var keeping = new Keeping();
        var before = await Keeping.Sums(clinic.Place);
        Assert.DoesNotContain(before, t => t.Rows == 0);
        var file = await keeping.Backup(clinic);
        var place = await keeping.Restore(file, to);
        Assert.Equal(before, await Keeping.Sums(place));
        // Only now: a clinic that opens on PostgreSQL adds its own sign-in key to a backup that came from a file.
        await using var again = await TestClinic.OpenAt(place, clinic.Now);
        Assert.Contains("messages were waiting", keeping.Said.ToString(), StringComparison.Ordinal);

        // A database that counts by itself goes on after what was restored.
        var keys = await again.Read(db => db.DataProtectionKeys.CountAsync());
        await again.Change(db => db.DataProtectionKeys.Add(new() { FriendlyName = "next", Xml = "<key/>" }));
        Assert.Equal(keys + 1, await again.Read(db => db.DataProtectionKeys.CountAsync()));
        var (code, said) = await Keeping.Verify(again);
        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    [Trait("Row", "10.17")]
    [Trait("Hazard", "alert-path-broken")]
    public async Task A_canary_comes_along_and_spoils_neither_the_backup_nor_its_check_and_flies_again_where_it_was_restored(Store from, Store to)
    {
        await using var clinic = await TestClinic.Open(from, withCanary: true);
        await clinic.Fill();
        await clinic.Wait(TimeSpan.FromMinutes(6));
        // One is under way while the copy is made.
        clinic.IsDelivering = false;
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.Contains(await Runs(clinic), r => r is { AcknowledgedAt: null, FailedAt: null });
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        await using var again = await TestClinic.OpenAt(await keeping.Restore(file, to), clinic.Now, withCanary: true);
        var (code, said) = await Keeping.Verify(again);
        Assert.True(code == 0, said);
        var before = (await Runs(again)).Count(r => r.AcknowledgedAt is not null);
        await again.Wait(TimeSpan.FromMinutes(10));
        Assert.InRange((await Runs(again)).Count(r => r.AcknowledgedAt is not null), before + 2, before + 3);
        (code, said) = await Keeping.Verify(again);
        Assert.True(code == 0, said);
    }

    private static Task<List<CanaryRun>> Runs(TestClinic clinic) => clinic.Read(db => db.CanaryRuns.AsNoTracking().Where(r => r.CheckedInAt != null).ToListAsync());

    [Fact]
    public void Both_databases_have_the_same_migrations_by_name()
    {
        using var sqlite = new SqliteCareDb((DbContextOptions<SqliteCareDb>)new DbContextOptionsBuilder<SqliteCareDb>().UseEvenkeelSqlite("Data Source=:memory:").Options);
        using var postgres = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres("Host=nowhere").Options);
        Assert.Equal(sqlite.Database.GetMigrations().Select(KeptTables.NameOf), postgres.Database.GetMigrations().Select(KeptTables.NameOf));
    }

    [Theory, OnBothDatabases]
    public async Task A_place_that_is_not_empty_is_left_alone(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await using var other = await TestClinic.Open(store);
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        var before = await Keeping.Sums(other.Place);
        var problem = await Assert.ThrowsAsync<BackupProblem>(() => Restore.Run(file, keeping.Key, other.Place, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Contains(store == Store.Sqlite ? "--data: there is a database" : "--postgres: the database", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Keeping.Sums(other.Place));
    }

    [Theory, OnBothDatabases]
    public async Task A_restore_that_was_killed_half_way_begins_anew(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Fill();
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        var place = await keeping.Empty(store);
        // What kill -9 leaves: rows aside, and keys of this backup already in their place.
        foreach (var key in Directory.GetFiles(Path.Combine(clinic.Place.Directory, "keys")))
        {
            File.Copy(key, Path.Combine(Directory.CreateDirectory(Path.Combine(place.Directory, "keys")).FullName, Path.GetFileName(key)));
        }

        if (store == Store.Sqlite)
        {
            await File.WriteAllTextAsync($"{place.SqliteFile}.restoring", "half a database", TestContext.Current.CancellationToken);
        }
        else
        {
            await using var connection = new NpgsqlConnection(place.Postgres);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var half = new NpgsqlCommand("CREATE SCHEMA evenkeel_restoring; CREATE TABLE evenkeel_restoring.\"Patients\" (x int)", connection);
            await half.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await Restore.Run(file, keeping.Key, place, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Equal(await Keeping.Sums(clinic.Place), await Keeping.Sums(place));
        Assert.Empty(Directory.GetFiles(place.Directory, "*restoring*"));
    }

    [Theory, OnBothDatabases]
    public async Task A_damaged_backup_restores_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Fill();
        using var keeping = new Keeping();
        var bytes = await File.ReadAllBytesAsync(await keeping.Backup(clinic), TestContext.Current.CancellationToken);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(keeping.At("damaged"), bytes, TestContext.Current.CancellationToken);
        var place = await keeping.Empty(store);
        var problem = await Assert.ThrowsAsync<BackupProblem>(() => Restore.Run(keeping.At("damaged"), keeping.Key, place, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Directory));
        await Assert.ThrowsAsync<BackupProblem>(() => Keeping.Sums(place));
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_that_cannot_be_finished_or_is_stopped_leaves_no_file(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var keeping = new Keeping();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backup.Once(clinic.Place, keeping.At("stopped"), keeping.Key, clinic.Time, TextWriter.Null, stop.Token));
        // The rows are written by the time at which this key turns out to be unreadable.
        File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(clinic.Place.Directory, "keys")).FullName, "gone.xml"), keeping.At("nowhere"));
        var problem = await Assert.ThrowsAsync<BackupProblem>(() => Backup.Once(clinic.Place, keeping.At("unfinished"), keeping.Key, clinic.Time, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Contains("keys/gone.xml", problem.Message, StringComparison.Ordinal);
        Assert.Equal([keeping.At("key")], Directory.GetFiles(Path.GetDirectoryName(keeping.At("key"))!));
    }

    [Fact]
    public async Task A_backup_and_its_key_are_nobody_elses_to_read_and_are_never_written_over()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        foreach (var secret in new[] { file, keeping.At("key") })
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(secret) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), secret);
        }

        Assert.Contains("--out", (await Assert.ThrowsAsync<BackupProblem>(() => keeping.Backup(clinic))).Message, StringComparison.Ordinal);
        Assert.Contains("--new-key", Assert.Throws<BackupProblem>(() => BackupKey.Make(keeping.At("key"))).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(keeping.At("short"), "secret", TestContext.Current.CancellationToken);
        Assert.Contains("6 bytes", Assert.Throws<BackupProblem>(() => BackupKey.Read(keeping.At("short"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_database_and_another_database_are_told_in_words()
    {
        using var keeping = new Keeping();
        var place = await keeping.Empty(Store.Sqlite);
        Task Try() => Backup.Once(place, keeping.At("x"), keeping.Key, TimeProvider.System, TextWriter.Null, TestContext.Current.CancellationToken);
        Assert.Contains("there is no database in", (await Assert.ThrowsAsync<BackupProblem>(Try)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(place.Directory));
        await using (var foreign = new SqliteConnection($"Data Source={place.SqliteFile};Pooling=False"))
        {
            await foreign.OpenAsync(TestContext.Current.CancellationToken);
            await using var table = new SqliteCommand("CREATE TABLE x (y)", foreign);
            await table.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("no database of Evenkeel", (await Assert.ThrowsAsync<BackupProblem>(Try)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_packs_and_keys_come_along()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(clinic.Place.Directory, "c-ssrs.json"), "{}", TestContext.Current.CancellationToken);
        await clinic.CookieOf(clinic.DrOsei);
        using var keeping = new Keeping();
        var place = await keeping.Restore(await keeping.Backup(clinic), Store.Sqlite);
        IEnumerable<string> Names(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(f => !f.StartsWith("evenkeel.db", StringComparison.Ordinal)).Order();
        // When it was made stays where it was made: the copy has no backup of its own yet.
        Assert.Equal(Names(clinic.Place.Directory).Where(n => n != "last-backup"), Names(place.Directory));
        Assert.Contains("c-ssrs.json", Names(place.Directory));
        Directory.Delete(place.Directory, recursive: true);
    }
}

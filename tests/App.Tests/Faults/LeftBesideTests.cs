using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Evenkeel.Tests.House;
using Microsoft.Data.Sqlite;

namespace Evenkeel.Tests.Faults;

/// <summary>A folder from which only evenkeel.db was taken: what SQLite keeps beside it is read as a part of whatever comes next.</summary>
[Trait("Row", "10.16")]
[Trait("Hazard", "restored-over")]
public sealed class LeftBesideTests
{
    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public async Task A_folder_with_what_another_database_left_is_not_empty(string left)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        var place = await keeping.Empty(Store.Sqlite);
        await File.WriteAllTextAsync(place.SqliteFile + left, "");
        var problem = await Assert.ThrowsAsync<BackupProblem>(() => Into(file, keeping, place));
        Assert.Contains($"evenkeel.db{left} of another database is still there", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.SqliteFile));
        File.Delete(place.SqliteFile + left);
        Assert.Equal(0, await Into(file, keeping, place));
        Directory.Delete(place.Directory, recursive: true);
    }

    [Fact]
    public async Task What_was_written_after_the_backup_does_not_come_back_by_a_log_that_stayed()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var keeping = new Keeping();
        var file = await keeping.Backup(clinic);
        await clinic.Enrol("Late");
        var place = await keeping.Empty(Store.Sqlite);
        // The server is still there, so its log is too.
        File.Copy(clinic.Place.SqliteFile + "-wal", place.SqliteFile + "-wal");
        await Assert.ThrowsAsync<BackupProblem>(() => Into(file, keeping, place));
        Assert.Equal(["evenkeel.db-wal"], Directory.GetFiles(place.Directory).Select(Path.GetFileName));
        Directory.Delete(place.Directory, recursive: true);
    }

    [Fact]
    public async Task What_stands_in_the_place_is_added_up_there_and_nothing_that_differs_stays_to_be_served()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var keeping = new Keeping();
        var place = await keeping.Restore(await keeping.Backup(clinic), Store.Sqlite);
        var whole = await Keeping.Sums(place);
        await RestoreBackup.CheckInPlace(new EmptyFolder(place), whole, TestContext.Current.CancellationToken);
        await using (var other = new SqliteConnection($"Data Source={place.SqliteFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var change = other.CreateCommand();
            change.CommandText = "UPDATE Clinics SET Phone = '0'";
            Assert.NotEqual(0, await change.ExecuteNonQueryAsync());
        }

        var problem = await Assert.ThrowsAsync<BackupProblem>(() =>
            RestoreBackup.CheckInPlace(new EmptyFolder(place), whole, TestContext.Current.CancellationToken));
        Assert.Contains("Clinics has other rows", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.SqliteFile));
        Directory.Delete(place.Directory, recursive: true);
    }

    private static Task<int> Into(string file, Keeping keeping, DatabasePlace place) =>
        Restore.Run(file, keeping.Key, place, TextWriter.Null, TestContext.Current.CancellationToken);
}

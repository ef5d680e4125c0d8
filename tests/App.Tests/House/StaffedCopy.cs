using System.Collections.Concurrent;
using Evenkeel.Data;
using Npgsql;

namespace Evenkeel.Tests.House;

/// <summary>The clinic and its staff as nearly every test finds them: made once for each kind of database, and copied for each test.</summary>
internal static class StaffedCopy
{
    private const string Template = "template_clinic";
    private static readonly Lazy<Task<byte[]>> Sqlite = new(MakeSqlite);
    private static readonly Lazy<Task> Postgres = new(MakePostgres);

    public static async Task<DatabasePlace> New(Store store)
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
        if (store == Store.Postgres)
        {
            await Postgres.Value;
            return new DatabasePlace(folder, await PostgresCluster.NewDatabase(Template));
        }

        var place = new DatabasePlace(folder, "");
        await File.WriteAllBytesAsync(place.SqliteFile, await Sqlite.Value);
        return place;
    }

    private static async Task<byte[]> MakeSqlite()
    {
        var place = new DatabasePlace(Directory.CreateTempSubdirectory("evenkeel-test-").FullName, "");
        await TestClinic.Staff(place);
        // The last connection that closes leaves one whole file.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var file = await File.ReadAllBytesAsync(place.SqliteFile);
        Assert.False(File.Exists($"{place.SqliteFile}-wal"), "Part of the clinic is still in the log beside the file.");
        Directory.Delete(place.Directory, recursive: true);
        return file;
    }

    private static async Task MakePostgres()
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-test-").FullName;
        await TestClinic.Staff(new DatabasePlace(folder, await PostgresCluster.Named(Template)));
        // A database that somebody is connected to cannot be copied.
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

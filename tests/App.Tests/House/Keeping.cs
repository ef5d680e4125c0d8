using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;

namespace Evenkeel.Tests.House;

/// <summary>A folder for backups with its key, and the verbs as an admin types them; all of it is gone afterwards.</summary>
internal sealed class Keeping : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evenkeel-backups-").FullName;

    public Keeping()
    {
        BackupKey.Make(At("key"));
        Key = BackupKey.Read(At("key"));
    }

    public byte[] Key { get; }

    public StringWriter Said { get; } = new();

    public string At(string name) => Path.Combine(_folder, name);

    public async Task<string> Backup(TestClinic clinic, string name = "one.backup")
    {
        Assert.Equal(0, await Evenkeel.CommandLine.Backup.Once(clinic.Place, At(name), Key, clinic.Time, Said, TestContext.Current.CancellationToken));
        return At(name);
    }

    /// <summary>A place with nothing in it.</summary>
    public async Task<DatabasePlace> Empty(Store store) =>
        new(Directory.CreateTempSubdirectory("evenkeel-test-").FullName, store == Store.Postgres ? await PostgresCluster.BareDatabase() : "");

    public async Task<DatabasePlace> Restore(string file, Store store)
    {
        var place = await Empty(store);
        Assert.Equal(0, await Evenkeel.CommandLine.Restore.Run(file, Key, place, Said, TestContext.Current.CancellationToken));
        return place;
    }

    /// <summary>What `evenkeel verify` prints, and its exit code.</summary>
    public static async Task<(int Code, string Text)> Verify(TestClinic clinic, params string[] heads)
    {
        using var output = new StringWriter();
        var code = await Evenkeel.CommandLine.Verify.Database(clinic.Place, heads, clinic.Time, output, TextWriter.Null, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    /// <summary>Every table of a database, added up.</summary>
    public static async Task<IReadOnlyList<TableSum>> Sums(DatabasePlace place)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await Stores.Open(place, cancellation);
        var sums = new List<TableSum>();
        foreach (var table in KeptTables.At(await store.Migration(cancellation)))
        {
            sums.Add(await store.Sum(table, cancellation));
        }

        return sums;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

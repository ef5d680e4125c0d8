using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.Data.Sqlite;

namespace Evenkeel.Bench;

public enum Store
{
    Sqlite = 1,
    Postgres = 2,
}

/// <summary>An empty database and a folder for keys that only this run uses; both are gone afterwards.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("evenkeel-bench-").FullName;
    private readonly OwnPostgres? _postgres;

    private Place(OwnPostgres? postgres) => _postgres = postgres;

    public DatabasePlace Database => new(_directory, _postgres?.Connection("care") ?? "");

    public static async Task<Place> New(Store store) => new(store == Store.Postgres ? await OwnPostgres.Start() : null);

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}

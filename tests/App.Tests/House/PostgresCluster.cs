using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Evenkeel.Tests.House;

/// <summary>One PostgreSQL for one run of the tests, and a database in it for each test.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "template_care";
    private OwnPostgres? _postgres;
    private int _databases;
    private static PostgresCluster? _running;

    private static PostgresCluster Running => _running ?? throw new InvalidOperationException("PostgreSQL has not been started.");

    public async ValueTask InitializeAsync()
    {
        _postgres = await OwnPostgres.Start(isDurable: false);
        await using var db = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres(_postgres.Connection(Template)).Options);
        await db.Database.MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        _running = this;
    }

    /// <summary>A migrated, empty database that no other test has.</summary>
    public static Task<string> NewDatabase() => NewDatabase(Template);

    /// <summary>A database with nothing in it at all.</summary>
    public static Task<string> BareDatabase() => NewDatabase("template0");

    /// <summary>A copy of a database, which no other test has.</summary>
    public static Task<string> NewDatabase(string template) => Running._postgres!.Create($"care_{Interlocked.Increment(ref Running._databases)}", template);

    /// <summary>A migrated, empty database under a name.</summary>
    public static Task<string> Named(string name) => Running._postgres!.Create(name, Template);

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Evenkeel.Data;

/// <summary>Where the data live: a SQLite file in a folder, or a PostgreSQL database.</summary>
/// <param name="Directory">The folder of the SQLite file and of the keys.</param>
/// <param name="Postgres">A connection string; empty for SQLite.</param>
public sealed record DatabasePlace(string Directory, string Postgres)
{
    public string KeyFolder => Path.Combine(Directory, "keys");

    /// <summary>Seals the keys in a PostgreSQL database; the same for every process.</summary>
    public string KeyFile { get => field ?? Path.Combine(KeyFolder, "evenkeel.key"); init; }

    public string SqliteFile => Path.Combine(Directory, "evenkeel.db");

    public bool IsPostgres => Postgres.Length > 0;
}

public static class DatabaseSetup
{
    /// <summary>Seconds to wait for a SQLite file that another process holds, before whoever waits at the page is told.</summary>
    private const int LongestHeld = 5;

    public static IServiceCollection AddCareDb(this IServiceCollection services, DatabasePlace place)
    {
        services.AddSingleton(place);
        services.AddSingleton<AlertNews>();
        services.AddSingleton<AuditSetAside>();
        if (place.IsPostgres)
        {
            services.AddPooledDbContextFactory<PostgresCareDb>(o => o.UseEvenkeelPostgres(place.Postgres));
            services.AddSingleton<IDbContextFactory<CareDb>, FactoryOf<PostgresCareDb>>();
            services.AddSingleton<ILeases, PostgresLeases>();
        }
        else
        {
            Directory.CreateDirectory(place.Directory);
            services.AddPooledDbContextFactory<SqliteCareDb>(o => o.UseEvenkeelSqlite($"Data Source={place.SqliteFile};Default Timeout={LongestHeld}"));
            services.AddSingleton<IDbContextFactory<CareDb>, FactoryOf<SqliteCareDb>>();
            services.AddSingleton<ILeases, FileLeases>();
        }

        return services.AddScoped(p => p.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContext());
    }

    /// <summary>For a process with open pages: what other processes commit is heard too.</summary>
    public static void AddAlertNews(this IServiceCollection services, DatabasePlace place)
    {
        if (place.IsPostgres)
        {
            services.AddHostedService<ListenForAlerts>();
        }
    }

    public static DbContextOptionsBuilder UseEvenkeelSqlite(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqlitePragmas()).TrustMigrations();

    public static DbContextOptionsBuilder UseEvenkeelPostgres(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).TrustMigrations();

    /// <summary>A test holds the migrations to the model; each start would pay a fifth of a second to learn the same.</summary>
    private static DbContextOptionsBuilder TrustMigrations(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));

    private sealed class FactoryOf<T>(IDbContextFactory<T> inner) : IDbContextFactory<CareDb>
        where T : CareDb
    {
        public CareDb CreateDbContext() => inner.CreateDbContext();
    }
}

/// <summary>For `dotnet ef migrations add NAME --context SqliteCareDb -o Data/Migrations/Sqlite` (and the same for PostgreSQL).</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteCareDb>
{
    public SqliteCareDb CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteCareDb>)new DbContextOptionsBuilder<SqliteCareDb>().UseEvenkeelSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresCareDb>
{
    public PostgresCareDb CreateDbContext(string[] args) =>
        new((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres("Host=localhost").Options);
}

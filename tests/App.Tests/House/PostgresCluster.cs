using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Evenkeel.Tests.House;

/// <summary>A PostgreSQL of our own for one run of the tests: own folder, free port, nothing that anybody else uses.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("evenkeel-pg-").FullName;
    private readonly int _port = FreePort();
    private int _databases;
    private static PostgresCluster? _running;

    public async ValueTask InitializeAsync()
    {
        var data = Path.Combine(_directory, "data");
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", _directory);
        }

        AsPostgres(Tool("initdb"), "-D", data, "-U", "evenkeel", "-A", "trust", "-E", "UTF8", "--no-sync");
        AsPostgres(Tool("pg_ctl"), "-D", data, "-w", "-l", Path.Combine(_directory, "log"), "-o", $"-p {_port} -k {_directory} -c listen_addresses=127.0.0.1 -c max_connections=300", "start");
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var show = new NpgsqlCommand("SHOW data_directory", connection);
        Assert.Equal(data, await show.ExecuteScalarAsync());
        await using var db = new PostgresCareDb((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres(Connection("template_care")).Options);
        await db.Database.MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        _running = this;
    }

    /// <summary>A migrated, empty database that no other test has.</summary>
    public static async Task<string> NewDatabase()
    {
        var cluster = _running ?? throw new InvalidOperationException("PostgreSQL has not been started.");
        var name = $"care_{Interlocked.Increment(ref cluster._databases)}";
        await using var connection = new NpgsqlConnection(cluster.Connection("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template_care", connection);
        await create.ExecuteNonQueryAsync();
        return cluster.Connection(name);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        AsPostgres(Tool("pg_ctl"), "-D", Path.Combine(_directory, "data"), "-m", "immediate", "stop");
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=evenkeel;Database={database};Maximum Pool Size=20";

    private static string Tool(string name) =>
        Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(d => Path.Combine(d, "bin", name)).Last(File.Exists);

    private static void AsPostgres(params string[] command)
    {
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            Run("runuser", ["-u", "postgres", "--", .. command]);
        }
        else
        {
            Run(command[0], command[1..]);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = !arguments.Contains("start") })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

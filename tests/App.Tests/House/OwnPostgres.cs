using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Evenkeel.Tests.House;

/// <summary>A PostgreSQL of our own: own folder, free port, nothing that anybody else uses.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    /// <summary>Without waiting for the disk: what the server promised survives its own end, and only not that of the machine.</summary>
    private const string NoWaiting = " -c fsync=off -c full_page_writes=off";

    private readonly bool _isDurable;
    private readonly string _directory = Directory.CreateTempSubdirectory("evenkeel-pg-").FullName;
    private readonly int _port = FreePort();
    private bool _runs;

    private string Data => Path.Combine(_directory, "data");

    private OwnPostgres(bool isDurable) => _isDurable = isDurable;

    /// <param name="isDurable">It waits for the disk at every commit, as PostgreSQL comes.</param>
    public static async Task<OwnPostgres> Start(bool isDurable = true)
    {
        var postgres = new OwnPostgres(isDurable);
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", postgres._directory);
        }

        AsPostgres(Tool("initdb"), "-D", postgres.Data, "-U", "evenkeel", "-A", "trust", "-E", "UTF8", "--no-sync");
        postgres.StartAgain();
        await using var connection = new NpgsqlConnection(postgres.Connection("postgres"));
        await connection.OpenAsync();
        await using var show = new NpgsqlCommand("SHOW data_directory", connection);
        return Equals(await show.ExecuteScalarAsync(), postgres.Data) ? postgres : throw new InvalidOperationException("The server that answers is not ours.");
    }

    public void StartAgain()
    {
        AsPostgres(
            Tool("pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(_directory, "log"),
            "-o", $"-p {_port} -k {_directory} -c listen_addresses=127.0.0.1 -c max_connections=1000{(_isDurable ? "" : NoWaiting)}", "start");
        _runs = true;
    }

    /// <summary>As when the machine that it runs on is switched off.</summary>
    public void Stop()
    {
        AsPostgres(Tool("pg_ctl"), "-D", Data, "-m", "immediate", "stop");
        _runs = false;
    }

    public string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=evenkeel;Database={database};Maximum Pool Size=20";

    /// <summary>A copy of a database under a new name.</summary>
    public async Task<string> Create(string name, string template)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_runs)
        {
            Stop();
        }

        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

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
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using Npgsql;

namespace Evenkeel.Data;

/// <summary>One connection of this process listens for what the others commit. While it is down the pages ask by themselves now and then.</summary>
internal sealed class ListenForAlerts(DatabasePlace place, AlertNews news, ILogger<ListenForAlerts> log) : BackgroundService
{
    private static readonly TimeSpan BeforeTheNextTry = TimeSpan.FromSeconds(1);

    /// <summary>After so many seconds of silence the database is asked whether it is still there: a dead line says nothing by itself.</summary>
    private const int KeepAlive = 5;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Listen(stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                log.LogWarning(e, "Nothing is heard from the database; open pages ask it every few seconds until it is");
                await Task.Delay(BeforeTheNextTry, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken stopping)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Postgres) { Pooling = false, KeepAlive = KeepAlive }.ConnectionString);
        await connection.OpenAsync(stopping);
        connection.Notification += (_, told) => news.Tell(int.Parse(told.Payload, CultureInfo.InvariantCulture));
        await using (var listen = new NpgsqlCommand($"LISTEN {AlertNews.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stopping);
        }

        // Whatever was committed while nobody listened.
        news.TellAll();
        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }
}

using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Evenkeel.Data;

/// <summary>
/// SQLite lets one writer in, and each durable commit waits for the disk. Whoever wants to save queues here; all who wait when the
/// disk is free share one transaction and one wait, each behind a savepoint of its own, so that one who fails takes nobody along.
/// Nobody is told "saved" before the shared commit is on the disk.
/// </summary>
internal sealed class GroupCommit(string connectionString)
{
    private const int MostAtOnce = 64;

    private readonly Channel<Save> _queue = System.Threading.Channels.Channel.CreateUnbounded<Save>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Saves a context's changes with the next group.</summary>
    /// <param name="save">The context's own saving.</param>
    public async Task<int> Run(SqliteCareDb db, Func<Task<int>> save, CancellationToken cancellation)
    {
        var mine = new Save(db, save);
        await _queue.Writer.WriteAsync(mine, cancellation);
        // Whoever gets the turn saves for all who wait, perhaps without themselves: then somebody already did.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!mine.Done.Task.IsCompleted)
            {
                await SaveGroup();
            }
        }
        finally
        {
            _turn.Release();
        }

        return await mine.Done.Task;
    }

    private async Task SaveGroup()
    {
        var group = new List<Save>();
        while (group.Count < MostAtOnce && _queue.Reader.TryRead(out var next))
        {
            group.Add(next);
        }

        var outcomes = new List<(Save Save, int Rows, Exception? Failed)>();
        try
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(connectionString);
            await connection.OpenAsync();
            SqlitePragmas.Set(connection);
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var save in group)
            {
                outcomes.Add(await Within(save, connection, transaction));
            }

            await transaction.CommitAsync();
        }
        catch (Exception e)
        {
            // The shared commit failed: nothing of anybody is saved, and everybody is told.
            group.ForEach(s => s.Done.TrySetException(e is DbUpdateException ? e : new DbUpdateException("The group could not be committed.", e)));
            return;
        }

        foreach (var (save, rows, failed) in outcomes)
        {
            if (failed is null)
            {
                save.Done.SetResult(rows);
            }
            else
            {
                save.Done.SetException(failed);
            }
        }
    }

    /// <summary>EF puts a savepoint before the changes of a context inside somebody else's transaction, and goes back to it when they fail.</summary>
    private static async Task<(Save, int, Exception?)> Within(Save save, DbConnection connection, DbTransaction transaction)
    {
        var database = save.Db.Database;
        var own = database.GetDbConnection();
        try
        {
            // However often somebody has opened it: a connection that still counts as open cannot be changed for the shared one.
            await save.Db.GetService<IRelationalConnection>().DisposeAsync();
            database.SetDbConnection(connection);
            await database.UseTransactionAsync(transaction);
            return (save, await save.Saving(), null);
        }
        catch (Exception e)
        {
            return (save, 0, e);
        }
        finally
        {
            await database.UseTransactionAsync(null);
            database.SetDbConnection(own, contextOwnsConnection: true);
        }
    }

    private sealed record Save(SqliteCareDb Db, Func<Task<int>> Saving)
    {
        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

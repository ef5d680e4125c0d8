using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Delivery;

/// <summary>
/// Takes due messages for this process. Whoever takes one raises its fence and puts its next try behind the lease: should the process
/// die, another takes it then. Any number of processes share the work.
/// </summary>
public sealed class LeaseMessages(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>How long a message belongs to who took it, without a sign of life.</summary>
    public static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    /// <summary>One short write. What is graver goes first, then what has waited longest. What may wake somebody and lies further ahead than it ever waits was put there by a clock that has been set back since.</summary>
    private const string Sql =
        """
        WITH due AS MATERIALIZED (
          SELECT m."ClinicId", m."Id" FROM "Messages" AS m
          WHERE m."State" = 1 AND m."Channel" = {0} AND (m."NextTryAt" <= {1} OR (m."Kind" IN (1, 7) AND m."NextTryAt" > {4}))
          ORDER BY CASE WHEN m."Kind" = 7 THEN 3 ELSE COALESCE((SELECT a."Priority" FROM "Alerts" AS a WHERE a."ClinicId" = m."ClinicId" AND a."Id" = m."AlertId"), 0) END DESC, m."NextTryAt"
          LIMIT {3} /*lock*/)
        UPDATE "Messages" SET "Fence" = "Fence" + 1, "NextTryAt" = {2}
        WHERE ("ClinicId", "Id") IN (SELECT "ClinicId", "Id" FROM due)
        RETURNING *
        """;

    /// <summary>PostgreSQL: a row that another process is just taking is passed over, not waited for.</summary>
    private static readonly string SqlForMany = Sql.Replace("/*lock*/", "FOR UPDATE OF m SKIP LOCKED", StringComparison.Ordinal);

    public async Task<IReadOnlyList<Message>> Take(Channel channel, int most, CancellationToken cancellation)
    {
        var now = clock.Now;
        var displaced = now + Fallback.LongestAhead;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // Nobody takes the writer's place to find that there is nothing to do.
        if (most < 1 || !await db.Messages.AnyAsync(m => m.State == MessageState.Queued && m.Channel == channel
            && (m.NextTryAt <= now || ((m.Kind == MessageKind.AlertTold || m.Kind == MessageKind.MonitoringDown) && m.NextTryAt > displaced)), cancellation))
        {
            return [];
        }

        var isMany = db is PostgresCareDb;
        object At(DateTimeOffset at) => isMany ? at : new MicrosecondsConverter().ConvertToProvider(at)!;
        return await db.Messages.FromSqlRaw(isMany ? SqlForMany : Sql, (int)channel, At(now), At(now + For), most, At(displaced)).AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>A sign of life: the lease lasts longer. False when it is ours no more.</summary>
    public async Task<bool> Extend(Message leased, CancellationToken cancellation)
    {
        var until = clock.Now + For;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Messages.Where(m => m.ClinicId == leased.ClinicId && m.Id == leased.Id && m.Fence == leased.Fence && m.State == MessageState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, until), cancellation) == 1;
    }
}

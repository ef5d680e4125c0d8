using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Data;

/// <summary>Tells one fault of the two databases from another.</summary>
public static class StoreFaults
{
    private const int SqliteConstraint = 19;

    /// <summary>Another commit came in between: a version that moved on, a key that exists by now. A SQLite file that another process held for longer than one waits is not among them: who waits at the page must hear of it.</summary>
    public static bool SomebodyWasFaster(DbUpdateException e) => e is DbUpdateConcurrencyException || e.InnerException switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };

    /// <summary>The database failed, was away, full or held, however the layers above have wrapped it: what was sent was not kept, or nobody knows.</summary>
    public static bool IsOfTheStore(Exception e) => e is DbException or DbUpdateException || (e.InnerException is { } inner && IsOfTheStore(inner));
}

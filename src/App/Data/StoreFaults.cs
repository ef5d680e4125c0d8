using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Data;

/// <summary>Tells one fault of the two databases from another.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteConstraint = 19;

    /// <summary>Another commit came in between: a version that moved on, a key that exists by now, a lock that was held.</summary>
    public static bool SomebodyWasFaster(DbUpdateException e) => e is DbUpdateConcurrencyException || e.InnerException switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenkeel.Data;

/// <summary>Tells one fault of the two databases from another.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteConstraint = 19;

    /// <summary>Another commit came in between: a version that moved on, a key that exists by now. A SQLite file that another process held for longer than one waits is not among them: who waits at the page must hear of it.</summary>
    public static bool SomebodyWasFaster(DbUpdateException e) => e is DbUpdateConcurrencyException || e.InnerException switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };

    /// <summary>The database can be read, perhaps, but takes nothing new: its disk is full, its file is held or may not be written.</summary>
    public static bool TakesNothingNew(Exception? e) => e switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteReadOnly or SqliteInputOutput or SqliteFull } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction } => true,
        _ => TakesNothingNew(e.InnerException),
    };

    /// <summary>
    /// What was sent does not fit what is kept, also when it was tried again: its number belongs to something else already, or it
    /// names what is not there. Nothing of it was kept, and the database is well.
    /// </summary>
    public static bool Clashes(Exception e) => e is DbUpdateException update
        && (SomebodyWasFaster(update) || IsIntegrity(update.InnerException));

    /// <summary>Class 23 of the SQL standard.</summary>
    private static bool IsIntegrity(Exception? e) => e is PostgresException { SqlState: { } state } && state.StartsWith("23", StringComparison.Ordinal);

    /// <summary>The database failed, was away, full or held, however the layers above have wrapped it: what was sent was not kept, or nobody knows.</summary>
    public static bool IsOfTheStore(Exception e) => e is DbException or DbUpdateException || (e.InnerException is { } inner && IsOfTheStore(inner));
}

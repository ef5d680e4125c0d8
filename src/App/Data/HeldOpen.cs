using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Data;

/// <summary>
/// Holds a context's connection open until this is disposed. A context goes back to its pool with its count of openings, so one that
/// is left would spoil the save of whoever gets the context next: openings are made here and nowhere else.
/// </summary>
public sealed class HeldOpen : IAsyncDisposable
{
    private readonly CareDb _db;

    private HeldOpen(CareDb db) => _db = db;

    public static async Task<HeldOpen> Of(CareDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        return new HeldOpen(db);
    }

    public async ValueTask DisposeAsync() => await _db.Database.CloseConnectionAsync();
}

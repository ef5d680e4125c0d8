using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>Whether this node can serve what is read and the way of help: it reads what they stand on, and not only the version.</summary>
public sealed class Readable(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>Of a SQLite file every page of these is looked at, once a minute: an index may be well while its rows are not.</summary>
    private static readonly string[] Pages =
    [
        "PRAGMA quick_check('Alerts')", "PRAGMA quick_check('AlertSteps')",
        "PRAGMA quick_check('Messages')", "PRAGMA quick_check('OnCallShifts')",
    ];

    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(1);

    private long? _soundAt;

    /// <exception cref="Exception">It cannot be read.</exception>
    public async Task<bool> Works(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var held = await HeldOpen.Of(db, cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return false;
        }

        await db.Clinics.AsNoTracking().OrderBy(c => c.Id).FirstOrDefaultAsync(cancellation);
        await db.Users.AsNoTracking().OrderBy(u => u.Id).FirstOrDefaultAsync(cancellation);
        await db.Patients.AsNoTracking().OrderBy(p => p.ClinicId).ThenBy(p => p.Id).FirstOrDefaultAsync(cancellation);
        await db.OnCallShifts.AsNoTracking().OrderBy(s => s.ClinicId).ThenBy(s => s.Id).FirstOrDefaultAsync(cancellation);
        await db.Alerts.AsNoTracking().OrderBy(a => a.ClinicId).ThenBy(a => a.Id).FirstOrDefaultAsync(cancellation);
        await db.AlertSteps.AsNoTracking().OrderBy(s => s.ClinicId).ThenBy(s => s.AlertId).ThenBy(s => s.Number).FirstOrDefaultAsync(cancellation);
        await db.Messages.AsNoTracking().OrderBy(m => m.ClinicId).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellation);
        return db is PostgresCareDb || await IsSound(db, cancellation);
    }

    private async Task<bool> IsSound(CareDb db, CancellationToken cancellation)
    {
        if (_soundAt is { } last && clock.Provider.GetElapsedTime(last) < Holds)
        {
            return true;
        }

        foreach (var look in Pages)
        {
            if (await db.Database.SqlQueryRaw<string>(look).ToListAsync(cancellation) is not ["ok"])
            {
                return false;
            }
        }

        _soundAt = clock.Provider.GetTimestamp();
        return true;
    }
}

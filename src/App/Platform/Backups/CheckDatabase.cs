using System.Data.Common;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Backups;

/// <summary>Looks at a database as it stands: its audit is one chain, and rows that belong together are there together. Changes nothing.</summary>
public static class CheckDatabase
{
    /// <summary>Of each kind of fault so many are named.</summary>
    private const int MostNamed = 20;

    /// <exception cref="BackupProblem">There is no database, or it is of another version.</exception>
    public static async Task<(IReadOnlyList<string> Faults, ChainWalk Audit)> Run(DatabasePlace place, IDbContextFactory<CareDb> dbs, ChainWalk audit, Progress progress)
    {
        var cancellation = progress.Cancellation;
        await using (var store = await Stores.Open(place, cancellation))
        {
            var migration = await store.Migration(cancellation);
            if (migration != KeptTables.Newest)
            {
                throw new BackupProblem($"The database has version \"{migration}\", and this program works with \"{KeptTables.Newest}\". `evenkeel serve` brings an older one up to date; please check it after that.");
            }
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // The server may be writing: all questions are asked of one moment.
        await using var held = await HeldOpen.Of(db, cancellation);
        await using var moment = place.IsPostgres
            ? await db.Database.GetDbConnection().BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation)
            : ((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(moment, cancellation);
        var faults = new List<string>();
        if (!place.IsPostgres)
        {
            faults.AddRange((await db.Database.SqlQuery<string>($"PRAGMA integrity_check").ToListAsync(cancellation)).Where(line => line != "ok").Select(line => $"the database file: {line}"));
        }

        faults.AddRange(await Orphans(db, moment, cancellation));
        faults.AddRange(await Disagreements(db, cancellation));
        await foreach (var row in db.AuditEvents.AsNoTracking().OrderBy(a => a.ClinicId).ThenBy(a => a.Sequence == null).ThenBy(a => a.Sequence).ThenBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            audit.Take(row);
            progress.Row("AuditEvents");
        }

        audit.End();
        return (faults, audit);
    }

    /// <summary>Every table that names a clinic or a patient: it must be there. Read from the model, so that a new table is looked at too.</summary>
    private static async Task<IReadOnlyList<string>> Orphans(CareDb db, DbTransaction moment, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var (table, key) = (entity.GetTableName()!, entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList());
            if (entity.ClrType != typeof(Clinic) && entity.FindProperty("ClinicId") is not null)
            {
                await Add(table, key, "ClinicId", "a clinic", "NOT EXISTS (SELECT 1 FROM \"Clinics\" c WHERE c.\"Id\" = t.\"ClinicId\")");
            }

            if (entity.FindProperty("ClinicId") is not null && entity.FindProperty("PatientId") is not null)
            {
                await Add(table, key, "PatientId", "a patient", "t.\"PatientId\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"Patients\" p WHERE p.\"ClinicId\" = t.\"ClinicId\" AND p.\"Id\" = t.\"PatientId\")");
            }
        }

        return faults;

        async Task Add(string table, IReadOnlyList<string> key, string column, string whom, string where)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = moment;
            command.CommandTimeout = 0;
            command.CommandText = $"SELECT {string.Join(", ", key.Select(k => $"t.\"{k}\""))}, t.\"{column}\" FROM \"{table}\" t WHERE {where} LIMIT {MostNamed}";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                faults.Add($"{table} {string.Join('/', key.Select((_, i) => reader.GetValue(i)))} belongs to {whom} that is not there: {reader.GetValue(key.Count)}");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Disagreements(CareDb db, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var a in await db.Alerts.AsNoTracking()
            .Select(a => new { a.ClinicId, a.Id, a.Steps, There = db.AlertSteps.Count(s => s.ClinicId == a.ClinicId && s.AlertId == a.Id), Last = db.AlertSteps.Where(s => s.ClinicId == a.ClinicId && s.AlertId == a.Id).Max(s => (int?)s.Number) ?? 0 })
            .Where(a => a.Steps != a.There || a.Steps != a.Last).OrderBy(a => a.ClinicId).ThenBy(a => a.Id).Take(MostNamed).ToListAsync(cancellation))
        {
            faults.Add($"alert {a.ClinicId}/{a.Id} should have {a.Steps} steps, and has {a.There}, the last with number {a.Last}");
        }

        foreach (var s in await db.AlertSteps.AsNoTracking().Where(s => !db.Alerts.Any(a => a.ClinicId == s.ClinicId && a.Id == s.AlertId)).OrderBy(s => s.ClinicId).ThenBy(s => s.AlertId).ThenBy(s => s.Number).Take(MostNamed).ToListAsync(cancellation))
        {
            faults.Add($"step {s.Number} belongs to an alert that is not there: {s.ClinicId}/{s.AlertId}");
        }

        foreach (var d in await db.Deliveries.AsNoTracking().Where(d => !db.Messages.Any(m => m.ClinicId == d.ClinicId && m.Id == d.MessageId)).OrderBy(d => d.ClinicId).ThenBy(d => d.MessageId).ThenBy(d => d.Number).Take(MostNamed).ToListAsync(cancellation))
        {
            faults.Add($"delivery {d.Number} belongs to a message that is not there: {d.ClinicId}/{d.MessageId}");
        }

        // A check-in is kept together with the look that the signs took at it, or at a later moment.
        foreach (var c in await db.CheckIns.AsNoTracking()
            .Where(c => !db.Assessments.Any(a => a.ClinicId == c.ClinicId && a.PatientId == c.PatientId && a.AsOf >= c.ReceivedAt)).OrderBy(c => c.ClinicId).ThenBy(c => c.Id).ThenBy(c => c.Revision).Take(MostNamed).ToListAsync(cancellation))
        {
            faults.Add($"check-in {c.ClinicId}/{c.Id}/{c.Revision} of {c.ReceivedAt:u} was never looked at: there is no assessment of patient {c.PatientId} at that time or later");
        }

        foreach (var r in await db.CheckIns.AsNoTracking()
            .Where(c => c.Revision > 1 && !db.CheckIns.Any(b => b.ClinicId == c.ClinicId && b.Id == c.Id && b.Revision == c.Revision - 1)).OrderBy(c => c.ClinicId).ThenBy(c => c.Id).ThenBy(c => c.Revision).Take(MostNamed).ToListAsync(cancellation))
        {
            faults.Add($"check-in {r.ClinicId}/{r.Id} has revision {r.Revision} and not the one before it");
        }

        return faults;
    }
}

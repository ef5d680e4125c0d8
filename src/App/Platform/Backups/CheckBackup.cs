using Evenkeel.Data;
using Evenkeel.Platform.Audit;

namespace Evenkeel.Platform.Backups;

/// <summary>Reads a backup to its end: it opens, adds up, and its audit is one chain.</summary>
public static class CheckBackup
{
    /// <exception cref="BackupProblem">It cannot be read, or does not add up.</exception>
    public static (BackupManifest Manifest, ChainWalk Audit) Run(string file, byte[] key, ChainWalk audit, Progress progress)
    {
        using var reader = BackupReader.Open(file, key);
        while (reader.NextTable() is { } table)
        {
            var columns = AuditRow.Of(table);
            foreach (var row in reader.Rows())
            {
                if (columns is not null)
                {
                    audit.Take(columns.Read(row));
                }

                progress.Row(table.Name);
            }
        }

        audit.End();
        while (reader.NextFile() is not null)
        {
        }

        return (reader.Finish(), audit);
    }

    /// <summary>Finds the audit's columns, by whatever order they stand in.</summary>
    private sealed class AuditRow
    {
        private readonly Dictionary<string, int> _at;

        private AuditRow(KeptTable table) => _at = table.Columns.Index().ToDictionary(c => c.Item.Name, c => c.Index);

        /// <summary>Null for any other table, and for an audit from before it was a chain.</summary>
        public static AuditRow? Of(KeptTable table) => table.Name == "AuditEvents" && table.Columns.Any(c => c.Name == nameof(AuditEvent.Sequence)) ? new AuditRow(table) : null;

        public AuditEvent Read(object?[] row) => new()
        {
            ClinicId = (int)(long)row[_at[nameof(AuditEvent.ClinicId)]]!,
            Id = (Guid)row[_at[nameof(AuditEvent.Id)]]!,
            At = (DateTimeOffset)row[_at[nameof(AuditEvent.At)]]!,
            UserId = (Guid?)row[_at[nameof(AuditEvent.UserId)]],
            PatientId = (Guid?)row[_at[nameof(AuditEvent.PatientId)]],
            Action = (string)row[_at[nameof(AuditEvent.Action)]]!,
            Subject = (string)row[_at[nameof(AuditEvent.Subject)]]!,
            Sequence = (long?)row[_at[nameof(AuditEvent.Sequence)]],
            Hash = (string?)row[_at[nameof(AuditEvent.Hash)]],
        };
    }
}

using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Evenkeel.Platform.Backups;

/// <summary>
/// Which tables there are at a migration. Read from the model that the migration itself carries, so that a program of today can
/// restore what one of yesterday kept. A migration has one name on both databases; its number differs.
/// </summary>
internal static class KeptTables
{
    private static readonly PostgresCareDb Model =
        new((DbContextOptions<PostgresCareDb>)new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres("Host=nowhere").Options);

    /// <summary>"First" of "20261123074305_First".</summary>
    public static string NameOf(string migrationId) => migrationId[(migrationId.IndexOf('_') + 1)..];

    public static string Newest => NameOf(Migrations.Migrations.Keys.Last());

    private static IMigrationsAssembly Migrations => Model.GetService<IMigrationsAssembly>();

    /// <summary>The tables in an order in which each finds what it points to.</summary>
    /// <exception cref="BackupProblem">This program does not know the migration.</exception>
    public static IReadOnlyList<KeptTable> At(string migration)
    {
        var type = Migrations.Migrations.Where(m => NameOf(m.Key) == migration).Select(m => m.Value).FirstOrDefault()
            ?? throw new BackupProblem($"This version does not know the database's version \"{migration}\"; the newest it knows is \"{Newest}\". Please use the version that it was made with, or a newer one.");
        var waiting = Migrations.CreateMigration(type, Model.Database.ProviderName!).TargetModel.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var tables = new List<KeptTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(e => !e.GetForeignKeys().Any(f => f.PrincipalEntityType != e && waiting.Contains(f.PrincipalEntityType)));
            waiting.Remove(next);
            tables.Add(Table(next));
        }

        return tables;
    }

    private static KeptTable Table(IReadOnlyEntityType entity)
    {
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
        var columns = entity.GetProperties().Select(p => new KeptColumn(p.GetColumnName(), KindOf(p))).ToList();
        var name = entity.GetTableName()!;
        // The audit comes in the order of its chain, so that whoever reads it once can follow it.
        var isChain = name == "AuditEvents" && columns.Any(c => c.Name == nameof(AuditEvent.Sequence));
        return new KeptTable(name, columns, isChain ? [nameof(AuditEvent.ClinicId), nameof(AuditEvent.Sequence), nameof(AuditEvent.Id)] : key);
    }

    private static Kind KindOf(IReadOnlyProperty property) => property.GetColumnType()?.Split('(')[0] switch
    {
        "uuid" => Kind.Uuid,
        "text" or "character varying" => Kind.Text,
        "jsonb" => Kind.Json,
        "integer" or "bigint" => Kind.Whole,
        "boolean" => Kind.Flag,
        "timestamp with time zone" => Kind.Instant,
        "date" => Kind.Date,
        "time without time zone" => Kind.Time,
        "date[]" => Kind.Dates,
        "bytea" => Kind.Bytes,
        var other => throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name}: a backup does not know the type {other} yet."),
    };
}

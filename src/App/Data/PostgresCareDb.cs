using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Data;

/// <summary>The shared store of any number of App processes.</summary>
public sealed class PostgresCareDb(DbContextOptions<PostgresCareDb> options) : CareDb(options)
{
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation = default) =>
        CommitTimes.Measured(() => AuditAside(() => Save(acceptAllChangesOnSuccess, cancellation)));

    private async Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        var clinics = ClinicsWithAlertNews();
        if (clinics.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        }

        // In the same transaction: the database tells nobody of what was not kept, and everybody of what was.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
        foreach (var clinic in clinics)
        {
            await Database.ExecuteSqlAsync($"SELECT pg_notify({AlertNews.Channel}, {clinic.ToString(CultureInfo.InvariantCulture)})", cancellation);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return rows;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Assessment>().Property(a => a.Input).HasColumnType("jsonb");
        builder.Entity<Assessment>().Property(a => a.Guidance).HasColumnType("jsonb");
        // A clinic that was there before the column has no holidays yet.
        builder.Entity<Clinic>().Property(c => c.Holidays).HasDefaultValueSql("'{}'").ValueGeneratedNever();
    }
}

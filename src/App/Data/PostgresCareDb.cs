using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Data;

/// <summary>The shared store of any number of App processes.</summary>
public sealed class PostgresCareDb(DbContextOptions<PostgresCareDb> options) : CareDb(options)
{
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation = default) =>
        ChangeTracker.HasChanges() ? CommitTimes.Measured(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation)) : Task.FromResult(0);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Assessment>().Property(a => a.Input).HasColumnType("jsonb");
        builder.Entity<Assessment>().Property(a => a.Guidance).HasColumnType("jsonb");
        // A clinic that was there before the column has no holidays yet.
        builder.Entity<Clinic>().Property(c => c.Holidays).HasDefaultValueSql("'{}'").ValueGeneratedNever();
    }
}

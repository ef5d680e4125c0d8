using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Evenkeel.Tests.Architecture;

/// <summary>The migrations lay every table and column that the model has, on both databases; the program itself does not look at each start.</summary>
public sealed class MigrationsTests
{
    [Fact]
    public void The_migrations_lay_the_whole_model()
    {
        Assert.False(Sqlite(_ => { }).Database.HasPendingModelChanges(), "SQLite");
        Assert.False(Postgres(_ => { }).Database.HasPendingModelChanges(), "PostgreSQL");
    }

    [Fact]
    public void A_column_without_a_migration_is_found()
    {
        Assert.True(Sqlite(o => o.ReplaceService<IModelCustomizer, OneColumnMore>()).Database.HasPendingModelChanges());
        Assert.True(Postgres(o => o.ReplaceService<IModelCustomizer, OneColumnMore>()).Database.HasPendingModelChanges());
    }

    private static SqliteCareDb Sqlite(Action<DbContextOptionsBuilder> more) => new((DbContextOptions<SqliteCareDb>)With(new DbContextOptionsBuilder<SqliteCareDb>().UseEvenkeelSqlite("Data Source=:memory:"), more));

    private static PostgresCareDb Postgres(Action<DbContextOptionsBuilder> more) => new((DbContextOptions<PostgresCareDb>)With(new DbContextOptionsBuilder<PostgresCareDb>().UseEvenkeelPostgres("Host=localhost"), more));

    private static DbContextOptions With(DbContextOptionsBuilder options, Action<DbContextOptionsBuilder> more)
    {
        more(options);
        return options.Options;
    }

    private sealed class OneColumnMore(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<Patient>().Property<string>("Planted");
        }
    }
}

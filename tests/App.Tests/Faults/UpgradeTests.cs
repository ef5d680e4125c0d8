using System.Data.Common;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.CommandLine;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Evenkeel.Tests.Faults;

/// <summary>A database that people have filled goes from each migration to the newest without losing or changing a row.</summary>
[Trait("Row", "10.16")]
public sealed class UpgradeTests
{
    private const string Before = "First";

    [Theory, OnBothDatabases]
    public async Task A_filled_database_of_the_first_version_comes_through_whole_and_the_product_reads_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Fill();
        await clinic.Change(db => db.Clinics.Single(c => c.Id == TestClinic.ClinicId).Name = "Harbour Clinic");
        using var keeping = new Keeping();
        var place = await OfThen(clinic, keeping);
        var before = await Common(place);
        Assert.DoesNotContain(before, t => t.Rows == 0);

        await using var again = await TestClinic.OpenAt(place, clinic.Now);
        Assert.Equal(before, await Common(place));

        // What was not there then says what the new columns promise.
        var here = await again.Read(db => db.Clinics.SingleAsync(c => c.Id == TestClinic.ClinicId));
        Assert.Empty(here.Holidays);
        Assert.All(await again.Read(db => db.CheckIns.ToListAsync()), c => Assert.Equal(Answer.NotAsked, c.Yesterday));
        Assert.All(await again.Read(db => db.Users.ToListAsync()), u => Assert.Equal((new TimeOnly(22, 0), new TimeOnly(8, 0)), (u.QuietFrom, u.QuietUntil)));

        // An ideation of then counts among those of the last two weeks, as one of now does.
        Assert.Equal(
            await clinic.Read(db => db.Alerts.Where(a => a.Sign == Ideation.Code && a.Reason >= Priority.Asap).Select(a => a.Id).Order().ToListAsync()),
            await again.Read(db => db.Alerts.Where(a => a.Sign == Ideation.Code && a.Grade > 0).Select(a => a.Id).Order().ToListAsync()));
        Assert.NotEmpty(await again.Read(db => db.Alerts.Where(a => a.Grade > 0).ToListAsync()));

        using var patient = await again.SignedIn(await again.AccountOf(ben));
        Assert.Contains("How are you today", await patient.Page("/home"), StringComparison.Ordinal);
        using var osei = await again.SignedIn(again.Get<IDbContextFactory<CareDb>>().CreateDbContext().Users.Single(u => u.DisplayName == "Dr Osei"));
        Assert.Contains("Ben O'Brien", await osei.Page("/inbox"), StringComparison.Ordinal);
        Assert.Contains("Ben O'Brien", await osei.Page($"/patients/chart/{ben.Id}"), StringComparison.Ordinal);
        Assert.IsType<CheckInResult.Kept>(await again.Answers(ben, 4, at: again.Now.AddMinutes(1)));
        await again.Wait(TimeSpan.FromHours(1));
        var (code, said) = await Keeping.Verify(again);
        Assert.True(code == 0, said);
        Assert.Equal(0, await Replay.Run(again.Get<IServiceProvider>(), null, null, false, TextWriter.Null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Store.Sqlite, "DELETE FROM \"Reports\"")]
    [InlineData(Store.Postgres, "DELETE FROM \"Reports\"")]
    [InlineData(Store.Sqlite, "UPDATE \"CheckIns\" SET \"Hope\" = 0 WHERE \"Hope\" < 0")]
    [InlineData(Store.Postgres, "UPDATE \"CheckIns\" SET \"Hope\" = 0 WHERE \"Hope\" < 0")]
    public async Task A_planted_migration_that_drops_or_mangles_a_row_is_found(Store store, string harm)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Fill();
        using var keeping = new Keeping();
        var place = await OfThen(clinic, keeping);
        var before = await Common(place);
        await using (var rows = await Stores.Open(place, TestContext.Current.CancellationToken))
        {
            await rows.Run(harm, TestContext.Current.CancellationToken);
        }

        Assert.NotEqual(before, await Common(place));
    }

    [Theory]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    [InlineData(Store.Sqlite, Store.Sqlite)]
    public async Task A_backup_of_the_first_version_is_restored_into_the_newest(Store from, Store to)
    {
        await using var clinic = await TestClinic.Open(from);
        await clinic.Fill();
        using var keeping = new Keeping();
        var old = await OfThen(clinic, keeping);
        Assert.Equal(0, await Backup.Once(old, keeping.At("old.backup"), keeping.Key, clinic.Time, TextWriter.Null, TestContext.Current.CancellationToken));
        var place = await keeping.Restore(keeping.At("old.backup"), to);
        Assert.Equal(await Common(old), await Common(place));
        await using var store = await Stores.Open(place, TestContext.Current.CancellationToken);
        Assert.Equal(KeptTables.Newest, await store.Migration(TestContext.Current.CancellationToken));
    }

    /// <summary>A database as it was at the first migration: its tables and columns, and in them what people have written.</summary>
    private static async Task<DatabasePlace> OfThen(TestClinic clinic, Keeping keeping)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var place = await keeping.Empty(clinic.Place.IsPostgres ? Store.Postgres : Store.Sqlite);
        await using var services = WebHost.CareOnly(place);
        await using (var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(m => KeptTables.NameOf(m) == Before), cancellation);
        }

        await using var from = await Stores.Open(clinic.Place, cancellation);
        await using var to = await Stores.Open(place, cancellation);
        foreach (var table in KeptTables.At(Before))
        {
            var names = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
            await using var read = from.Command($"SELECT {names} FROM \"{table.Name}\"");
            await using var reader = await read.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                await using var insert = to.Command($"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(", ", table.Columns.Select((c, i) => $"@p{i}{(c.Kind == Kind.Json && clinic.Place.IsPostgres ? "::jsonb" : "")}"))})");
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    insert.Parameters.Add(Parameter(insert, $"@p{i}", reader.GetValue(i)));
                }

                await insert.ExecuteNonQueryAsync(cancellation);
            }
        }

        return place;
    }

    private static DbParameter Parameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        return parameter;
    }

    /// <summary>Count and hash over the columns of then, in any later version.</summary>
    private static async Task<IReadOnlyList<TableSum>> Common(DatabasePlace place)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await Stores.Open(place, cancellation);
        var sums = new List<TableSum>();
        foreach (var table in KeptTables.At(Before))
        {
            sums.Add(await store.Sum(table, cancellation));
        }

        return sums;
    }
}

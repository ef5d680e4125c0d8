using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>The audit is a chain: every row once, and one that was altered, taken out or moved is named.</summary>
[Trait("Row", "10.18"), Trait("Hazard", "altered-record")]
public sealed class SealAuditTests
{
    [Theory, OnBothDatabases]
    public async Task Each_row_gets_its_place_once_in_the_order_of_time_and_restarts_go_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Note(clinic, clinic.Now.AddMinutes(-1), "second");
        await Note(clinic, clinic.Now.AddMinutes(-2), "first");
        Assert.Equal(2, await Seal(clinic));
        Assert.Equal(0, await Seal(clinic));
        // One that was committed late comes behind, though its time lies before: what is sealed stays where it is.
        await Note(clinic, clinic.Now.AddMinutes(-3), "late");
        Assert.Equal(1, await Seal(clinic));
        Assert.Equal(["first", "second", "late"], await clinic.Read(db => db.AuditEvents.OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
        Assert.Equal(0, (await Keeping.Verify(clinic)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Many_writers_and_four_sealers_at_once_make_one_chain(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        const int Writers = 8, Each = 100;
        var cancellation = TestContext.Current.CancellationToken;
        using var written = new CancellationTokenSource();
        // Each sealer is one of its own, as in processes of their own.
        var sealers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var (sealer, done) = (new SealAudit(clinic.Get<IDbContextFactory<CareDb>>()), 0);
            while (!written.IsCancellationRequested || await clinic.Read(db => db.AuditEvents.AnyAsync(a => a.Sequence == null, cancellation)))
            {
                done += await sealer.Run(clinic.Now, cancellation);
                // As the watch has between its rounds: without it a writer can starve, which no clinic sees.
                await Task.Delay(20, cancellation);
            }

            return done;
        }, cancellation)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await Note(clinic, clinic.Now.AddSeconds(-i), $"writer {w}, row {i}");
            }
        }, cancellation)));
        await written.CancelAsync();
        Assert.Equal(Writers * Each, (await Task.WhenAll(sealers)).Sum());
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(i => (long?)i), await clinic.Read(db => db.AuditEvents.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync()));
        var (code, text) = await Keeping.Verify(clinic);
        Assert.True(code == 0, text);
        Assert.Contains("800 rows sealed, 0 not sealed yet", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Store.Sqlite, "altered")]
    [InlineData(Store.Postgres, "altered")]
    [InlineData(Store.Sqlite, "altered and its hash made anew")]
    [InlineData(Store.Postgres, "altered and its hash made anew")]
    [InlineData(Store.Sqlite, "taken out")]
    [InlineData(Store.Postgres, "taken out")]
    [InlineData(Store.Sqlite, "moved")]
    [InlineData(Store.Postgres, "moved")]
    [InlineData(Store.Sqlite, "given to another person")]
    [InlineData(Store.Postgres, "given to another person")]
    public async Task A_row_that_was_tampered_with_is_named(Store store, string how)
    {
        await using var clinic = await TestClinic.Open(store);
        for (var i = 1; i <= 9; i++)
        {
            await Note(clinic, clinic.Now.AddMinutes(i - 10), $"row {i}");
        }

        await Seal(clinic);
        Assert.Equal(0, (await Keeping.Verify(clinic)).Code);
        await clinic.Read(async db =>
        {
            var row = await db.AuditEvents.AsNoTracking().SingleAsync(a => a.Sequence == 5);
            var changed = new AuditEvent { ClinicId = row.ClinicId, Id = row.Id, At = row.At, Action = "nothing happened", Sequence = 5 };
            var fifth = db.AuditEvents.Where(a => a.Sequence == 5);
            return how switch
            {
                "altered" => await fifth.ExecuteUpdateAsync(s => s.SetProperty(a => a.Action, "nothing happened")),
                "altered and its hash made anew" => await fifth.ExecuteUpdateAsync(s => s.SetProperty(a => a.Action, "nothing happened")
                    .SetProperty(a => a.Hash, AuditChain.Hash(db.AuditEvents.AsNoTracking().Single(a => a.Sequence == 4).Hash!, 5, changed))),
                "taken out" => await fifth.ExecuteDeleteAsync(),
                "given to another person" => await fifth.ExecuteUpdateAsync(s => s.SetProperty(a => a.UserId, clinic.Imani.Id)),
                _ => await fifth.ExecuteUpdateAsync(s => s.SetProperty(a => a.Sequence, 99)) + await db.AuditEvents.Where(a => a.Sequence == 6).ExecuteUpdateAsync(s => s.SetProperty(a => a.Sequence, 5))
                    + await db.AuditEvents.Where(a => a.Sequence == 99).ExecuteUpdateAsync(s => s.SetProperty(a => a.Sequence, 6)),
            };
        });
        var (code, text) = await Keeping.Verify(clinic);
        Assert.Equal(2, code);
        Assert.Contains(how switch { "taken out" => "row 5 is missing", "altered and its hash made anew" => "row 6:", _ => "row 5:" }, text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_head_that_was_written_down_shows_an_end_that_was_cut_off_and_a_chain_made_anew(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        for (var i = 1; i <= 5; i++)
        {
            await Note(clinic, clinic.Now.AddMinutes(i - 10), $"row {i}");
        }

        await Seal(clinic);
        var head = (await Keeping.Verify(clinic)).Text.Split('\n').Single(l => l.StartsWith("Head of clinic 1: ", StringComparison.Ordinal))["Head of clinic 1: ".Length..].Trim();
        Assert.Equal(0, (await Keeping.Verify(clinic, head)).Code);

        // Made anew as a whole, it is a chain again: only the head tells.
        await clinic.Read(db => db.AuditEvents.Where(a => a.Action == "row 2").ExecuteUpdateAsync(s => s.SetProperty(a => a.Action, "nothing")));
        await clinic.Read(db => db.AuditEvents.ExecuteUpdateAsync(s => s.SetProperty(a => a.Sequence, (long?)null).SetProperty(a => a.Hash, (string?)null)));
        await Seal(clinic);
        Assert.Equal(0, (await Keeping.Verify(clinic)).Code);
        var (code, text) = await Keeping.Verify(clinic, head);
        Assert.Equal(2, code);
        Assert.Contains("the chain was made anew", text, StringComparison.Ordinal);

        await clinic.Read(db => db.AuditEvents.Where(a => a.Sequence == 5).ExecuteDeleteAsync());
        Assert.Equal(0, (await Keeping.Verify(clinic)).Code);
        Assert.Contains("its end was cut off", (await Keeping.Verify(clinic, head)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_row_not_sealed_yet_is_no_fault_until_one_ten_minutes_younger_is_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Note(clinic, clinic.Now.AddSeconds(-90), "not yet");
        await Note(clinic, clinic.Now.AddSeconds(-90) + ChainWalk.SealedWithin, "ten minutes younger");
        var (code, text) = await Keeping.Verify(clinic);
        Assert.Equal(0, code);
        Assert.Contains("2 not sealed yet, the oldest for 90 s", text, StringComparison.Ordinal);
        await Note(clinic, clinic.Now.AddSeconds(-89) + ChainWalk.SealedWithin, "younger still");
        (code, text) = await Keeping.Verify(clinic);
        Assert.Equal(2, code);
        Assert.Contains("\"not yet\") is not sealed", text, StringComparison.Ordinal);
    }

    private static Task<int> Seal(TestClinic clinic) => new SealAudit(clinic.Get<IDbContextFactory<CareDb>>()).Run(clinic.Now, TestContext.Current.CancellationToken);

    private static Task Note(TestClinic clinic, DateTimeOffset at, string action) =>
        clinic.Change(db => db.Note(TestClinic.ClinicId, at, clinic.DrOsei.Id, null, action));
}

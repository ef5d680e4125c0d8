using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "late-alert")]
public sealed class PatientTurnTests
{
    private const int InPool = 20;

    [Theory, OnBothDatabases]
    public async Task Turns_that_changed_nothing_or_failed_leave_nothing_behind_that_spoils_the_next_save(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var turn = clinic.Get<PatientTurn>();
        var patient = (await clinic.Enrol("Ben")).Key();
        // Held all at once and then given back: the pool has this many that have never saved, and hands each out in turn.
        var fresh = await Task.WhenAll(Enumerable.Range(0, InPool).Select(_ => clinic.Get<IDbContextFactory<CareDb>>().CreateDbContextAsync()));
        foreach (var db in fresh)
        {
            await db.DisposeAsync();
        }

        for (var i = 0; i < InPool; i++)
        {
            await turn.Take(patient, (_, _) => Task.FromResult(0));
            await Assert.ThrowsAsync<InvalidOperationException>(() => turn.Take<int>(patient, (_, _) => throw new InvalidOperationException("planted")));
        }

        for (var i = 0; i < 3 * InPool; i++)
        {
            await turn.Take(patient, (_, ben) =>
            {
                ben!.Name += ".";
                return Task.FromResult(0);
            });
        }

        Assert.Equal("Ben" + new string('.', 3 * InPool), await clinic.Read(db => db.Patients.Where(p => p.Id == patient.PatientId).Select(p => p.Name).SingleAsync()));
    }
}

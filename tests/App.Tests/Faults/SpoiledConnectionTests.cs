using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.Architecture;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>A context goes back to its pool with its count of openings; whoever gets it next must be able to save.</summary>
[Trait("Hazard", "late-alert")]
[Trait("Row", "10.7")]
public sealed class SpoiledConnectionTests
{
    private const int Looks = 12;

    [Theory, OnBothDatabases]
    public async Task After_the_admin_has_looked_at_the_status_page_turns_and_sign_ins_go_on(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var account = await clinic.AccountOf(ben);
        using (var noor = await Visitor.SignedIn(clinic, clinic.Admin))
        {
            for (var i = 0; i < Looks; i++)
            {
                Assert.Contains("answers in", (await noor.Get("/clinic/status")).Text, StringComparison.Ordinal);
            }
        }

        // One after the other: each gets a context that somebody had before.
        for (var i = 0; i < Looks; i++)
        {
            Assert.IsType<CheckInResult.Kept>(await clinic.Answers(ben, 4));
            using var visitor = await Visitor.SignedIn(clinic, account);
        }
    }

    [Fact]
    public async Task A_context_that_somebody_has_opened_twice_and_never_closed_can_still_save()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await clinic.Read(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.OpenConnectionAsync();
            db.Clinics.Single(c => c.Id == TestClinic.ClinicId).Phone = "020 7946 0018";
            return await db.SaveChangesAsync();
        });
        Assert.Equal("020 7946 0018", await clinic.Read(db => db.Clinics.Where(c => c.Id == TestClinic.ClinicId).Select(c => c.Phone).SingleAsync()));
    }

    [Fact]
    public void A_connection_is_opened_in_one_place_that_closes_it_again() =>
        Assert.Equal(["src/App/Data/HeldOpen.cs"], Tree.Sources.Where(f => Tree.Read(f).Contains("Database.OpenConnection", StringComparison.Ordinal)));
}

using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class OnePersonTests
{
    [Theory, OnBothDatabases]
    public async Task A_clinic_with_one_clinician_reads_what_nobody_covers_from_its_own_rota(Store store)
    {
        await using var clinic = await Alone(store);
        await clinic.Read(db => db.OnCallShifts.ExecuteUpdateAsync(s => s.SetProperty(x => x.Until, clinic.Now.AddDays(6))));
        await clinic.Change(db => db.Clinics.Single().Holidays = [new(2026, 11, 7), new(2026, 11, 10)]);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        foreach (var path in new[] { "/clinic", "/clinic/rota" })
        {
            var text = (await noor.Get(path)).Text;
            Assert.Contains("If Dr Osei does not answer, no other clinician is sent it. After 15 minutes it goes to Noor, the admin.", text);
            Assert.Contains("In the next 7 days: Nobody is first on call from Sun 8 Nov, 10:00 until Mon 9 Nov, 10:00.", text);
            Assert.Contains("Tue 10 Nov is a holiday", text);
            Assert.DoesNotContain("Sat 7 Nov is a holiday", text);
        }
    }

    [Theory, OnBothDatabases]
    public async Task It_does_not_go_live_before_an_admin_has_confirmed_having_read_it_and_again_for_another_person(Store store)
    {
        await using var clinic = await Alone(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await noor.Fill("/clinic", "I have checked them");
        Assert.Contains("In the next 7 days Dr Osei alone is on call, day and night, asleep or not.", (await noor.Get("/clinic")).Text);
        Assert.Contains("Please read what Dr Osei alone does not cover, and confirm it first.", (await noor.Fill("/clinic", "Go live")).Text);
        Assert.Null(await clinic.Read(db => db.Clinics.Select(c => c.LiveSince).SingleAsync()));
        var form = await noor.Form("/clinic", "I have read this");
        await noor.Send(form);
        await noor.Send(form);
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "read what one person alone does not cover")));

        // Somebody else takes her place: what was read was read about another.
        var leila = await clinic.Account("Leila", Role.Clinician);
        await clinic.Read(db => db.OnCallShifts.ExecuteUpdateAsync(s => s.SetProperty(x => x.UserId, leila.Id)));
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.DrOsei.Id).ExecuteDeleteAsync());
        await clinic.HasWaysThatRing();
        Assert.Contains("Please read what Leila alone does not cover", (await noor.Fill("/clinic", "Go live")).Text);
        await noor.Fill("/clinic", "I have read this");
        await noor.Fill("/clinic", "Go live");
        Assert.NotNull(await clinic.Read(db => db.Clinics.Select(c => c.LiveSince).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task With_two_nothing_of_it_is_asked(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.DoesNotContain("alone does not cover", (await noor.Get("/clinic")).Text);
    }

    /// <summary>Dr Osei alone, first on call day and night.</summary>
    private static async Task<TestClinic> Alone(Store store)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == 1).ExecuteDeleteAsync());
        await clinic.Read(db => db.OnCallShifts.ExecuteUpdateAsync(s => s.SetProperty(x => x.Place, 1)));
        return clinic;
    }
}

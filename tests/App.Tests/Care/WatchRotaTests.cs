using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class WatchRotaTests
{
    [Theory, OnBothDatabases]
    public async Task A_hole_within_a_day_is_told_to_the_admins_once_a_day_until_it_is_filled(Store store)
    {
        await using var clinic = await Live(store, until: TestClinic.Monday.AddDays(2));
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        Assert.Empty(await Told(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var first = Assert.Single(await Told(clinic));
        Assert.Equal((clinic.Admin.Id, "rotahole/2026-11-03/20261104T1000"), (first.UserId!.Value, first.Key[..33]));
        // The next day, and while nobody is there.
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        Assert.Equal(2, (await Told(clinic)).Count);
        await clinic.Wait(TimeSpan.FromHours(12), TimeSpan.FromHours(1));
        Assert.Equal(2, (await Told(clinic)).Count);
        await clinic.Change(db => db.OnCallShifts.Add(new OnCallShift { ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.Imani.Id, Place = 1, From = clinic.Now.AddDays(-1), Until = clinic.Now.AddDays(9) }));
        await clinic.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));
        Assert.Equal(2, (await Told(clinic)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_of_somebody_who_has_left_is_a_hole(Store store)
    {
        await using var clinic = await Live(store, until: TestClinic.Monday.AddDays(9));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Empty(await Told(clinic));
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Single(await Told(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_that_is_not_live_has_nobody_to_leave_alone(Store store)
    {
        await using var clinic = await Live(store, until: TestClinic.Monday.AddHours(1));
        await clinic.Read(db => db.Clinics.ExecuteUpdateAsync(c => c.SetProperty(x => x.LiveSince, (DateTimeOffset?)null)));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Empty(await Told(clinic));
    }

    private static async Task<TestClinic> Live(Store store, DateTimeOffset until)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == Rota.First).ExecuteUpdateAsync(s => s.SetProperty(x => x.Until, until)));
        await clinic.Read(db => db.Clinics.ExecuteUpdateAsync(c => c.SetProperty(x => x.LiveSince, clinic.Now)));
        return clinic;
    }

    private static Task<List<Message>> Told(TestClinic clinic) =>
        clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.RotaHole).OrderBy(m => m.CreatedAt).ToListAsync());
}

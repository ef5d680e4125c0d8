using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.SupportPeople;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Live;

/// <summary>A booked session at home, Sam named and trusted with the card, and the link in hand.</summary>
internal sealed record LiveDay(TestClinic Clinic, Patient Ana, SupportPerson Sam, Guid Visit, string Address)
{
    public static async Task<LiveDay> Of(TestClinic clinic, TimeSpan? startsIn = null)
    {
        var ana = await clinic.Enrol("Ana Lindqvist");
        await clinic.IsEligible(ana);
        var starts = clinic.Now + (startsIn ?? TimeSpan.FromMinutes(30));
        var visit = await clinic.Booked(ana, DateOnly.FromDateTime(starts.UtcDateTime), TimeOnly.FromTimeSpan(starts.TimeOfDay), atHome: true);
        var me = (await clinic.AccountOf(ana)).Caller();
        var id = Guid.CreateVersion7();
        Assert.Equal("", await clinic.Get<ChangePeople>().Name(me, id, "Sam", "my brother"));
        Assert.Null(await clinic.Get<SupportLinks>().Make(me.Actor, ana.Id, visit, id, default));
        Assert.Equal("", await clinic.Get<ChangePeople>().Share(me, id, ConsentKind.SeesSessionDay, give: true, null));
        var token = await clinic.Get<SupportLinks>().Make(me.Actor, ana.Id, visit, id, default);
        return new(clinic, ana, await clinic.Read(db => db.SupportPeople.SingleAsync()), visit, $"/live/{token}");
    }

    /// <summary>Sam gets an account.</summary>
    public async Task<User> SamsAccount()
    {
        var sam = await Clinic.Account("Sam", Role.Support, Ana.Id);
        await Clinic.Read(db => db.SupportPeople.Where(s => s.Id == Sam.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.UserId, sam.Id)));
        return sam;
    }

    /// <summary>Ana lets Sam see or be asked a kind of thing, or takes it back.</summary>
    public async Task Shares(ConsentKind kind, bool give = true, DateOnly? until = null) =>
        Assert.Equal("", await Clinic.Get<ChangePeople>().Share((await Clinic.AccountOf(Ana)).Caller(), Sam.Id, kind, give, until));

    /// <summary>The clinic begins it, now.</summary>
    public Task Begins() => Clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
    {
        ClinicId = Ana.ClinicId, Id = Guid.CreateVersion7(), PatientId = Ana.Id, AppointmentId = Visit, StartedAt = Clinic.Now, DosedAt = Clinic.Now, On = DateOnly.FromDateTime(Clinic.Now.UtcDateTime),
        Route = RouteOfAdministration.Sublingual, AtHome = true, RecordedBy = Clinic.DrOsei.Id, RecordedAt = Clinic.Now,
    }));
}

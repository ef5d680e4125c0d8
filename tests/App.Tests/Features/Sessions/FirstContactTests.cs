using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>Ana's first session, begun at 10:00 on Monday and ended at 12:00. She answers each day, and is calm.</summary>
[Trait("Row", "5.4")]
[Trait("Hazard", "worsening-unseen")]
public sealed class FirstContactTests
{
    [Theory, OnBothDatabases]
    public async Task From_the_end_it_is_on_the_list_after_24_hours_it_is_Urgent_and_untaken_it_climbs(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Ended(day);
        var alert = await day.Clinic.OpenAlert(day.Patient, FirstSessionContact.Code);
        Assert.Equal(Priority.Routine, alert.Priority);
        await day.Clinic.Answers(day.Patient, 2);
        await day.Clinic.Wait(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        Assert.Equal(Priority.Routine, (await day.Clinic.OpenAlert(day.Patient, FirstSessionContact.Code)).Priority);
        await day.Clinic.Wait(TimeSpan.FromMinutes(1));
        var urgent = await day.Clinic.OpenAlert(day.Patient, FirstSessionContact.Code);
        Assert.Equal((alert.Id, Priority.Urgent), (urgent.Id, urgent.Priority));
        using var osei = await Visitor.SignedIn(day.Clinic, day.Clinic.DrOsei);
        Assert.Contains("irst session ended 24 h ago, and no contact is closed here (limit 24)", (await osei.Get($"/inbox/alert/{day.Patient.Id}/{urgent.Id}")).Text);
        await day.Clinic.Wait(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        Assert.Equal(Priority.Asap, (await day.Clinic.OpenAlert(day.Patient, FirstSessionContact.Code)).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task Reached_and_closed_within_the_day_nothing_climbs_and_a_second_session_owes_none(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Ended(day);
        var alert = await day.Clinic.OpenAlert(day.Patient, FirstSessionContact.Code);
        day.Clinic.Time.Advance(TimeSpan.FromHours(3));
        Assert.True((await day.Clinic.Get<WorkAlert>().Close(day.Clinic.DrOsei.Caller().Actor, alert.Id, day.Patient.Id, new ClosingWords(Outcome.Reached, "Slept well, a little dizzy."))).Done);
        var second = day.Clinic.Now.AddDays(3);
        await day.Clinic.Change(db => db.Sessions.Add(new Evenkeel.Data.TreatmentSession
        {
            ClinicId = day.Patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Patient.Id, AppointmentId = Guid.CreateVersion7(), StartedAt = second, EndedAt = second.AddHours(2),
            On = DateOnly.FromDateTime(second.UtcDateTime), Route = RouteOfAdministration.Intramuscular, RecordedBy = day.Clinic.DrOsei.Id, RecordedAt = second,
        }));
        await day.Clinic.Wait(TimeSpan.FromDays(5), TimeSpan.FromHours(1));
        Assert.DoesNotContain(await day.Clinic.OpenAlerts(day.Patient), a => a.Sign == FirstSessionContact.Code);
    }

    private static async Task Ended(TreatmentDay day)
    {
        await RunTests.Begin(day);
        await day.Clinic.Wait(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        Assert.DoesNotContain(await day.Clinic.OpenAlerts(day.Patient), a => a.Sign == FirstSessionContact.Code);
        Assert.Equal(HttpStatusCode.Found, (await RunTests.Keep(day, new() { ["DosedAt"] = "10:10", ["EndedAt"] = "12:00" })).Status);
    }
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;

namespace Evenkeel.Tests.House;

/// <summary>What the day of treatment needs before it can come.</summary>
public static class Treatment
{
    /// <summary>A clinician has read the answers and said yes.</summary>
    public static Task IsEligible(this TestClinic clinic, Patient patient, DateTimeOffset? at = null) => clinic.Change(db => db.EligibilityDecisions.Add(new EligibilityDecision
    {
        ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Decision = Eligibility.Eligible, Reason = "Nothing speaks against it.", DecidedBy = clinic.DrOsei.Id, DecidedAt = at ?? clinic.Now,
    }));

    /// <summary>Dr Osei books a session, and it must work.</summary>
    public static async Task<Guid> Booked(this TestClinic clinic, Patient patient, DateOnly on, TimeOnly? time = null, bool atHome = false, Guid? id = null)
    {
        var body = patient.SessionOn(on, time, atHome, id);
        Assert.Empty(await clinic.Get<BookAppointment>().Run(clinic.DrOsei.Caller(), body));
        return body.Id;
    }

    public static AppointmentBody SessionOn(this Patient patient, DateOnly on, TimeOnly? time = null, bool atHome = false, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(), patient.Id, AppointmentKind.Session, on, time ?? new TimeOnly(10, 0), 120, atHome, StartsCourse: false, "") { WhenClosed = true };

    /// <summary>Dr Osei has written what to watch for, and the patient has opened it.</summary>
    public static Task WatchesFor(this TestClinic clinic, Patient patient, string words = "Expect more worry on the first day.\nCall us if you cannot sleep.", bool isOpened = true) => clinic.Change(db => db.WatchPlans.Add(new WatchPlan
    {
        ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Words = words, WrittenBy = clinic.DrOsei.Id, WrittenAt = clinic.Now.AddDays(-2), OpenedAt = isOpened ? clinic.Now.AddDays(-1) : null,
    }));
}

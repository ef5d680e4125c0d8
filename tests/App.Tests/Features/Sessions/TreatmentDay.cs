using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

/// <summary>A patient with a session booked for today, at a clinician's browser.</summary>
internal sealed class TreatmentDay : IAsyncDisposable
{
    private TreatmentDay(TestClinic clinic, Patient patient, Guid appointment, Visitor osei) => (Clinic, Patient, Appointment, Osei) = (clinic, patient, appointment, osei);

    public TestClinic Clinic { get; }

    public Patient Patient { get; }

    public Guid Appointment { get; }

    public Visitor Osei { get; }

    public string Ready => $"/sessions/ready/{Appointment}";

    public string Run => $"/sessions/run/{Appointment}";

    /// <param name="startsIn">From now, Monday 10:00 unless another time is given.</param>
    public static async Task<TreatmentDay> Open(Store store, bool atHome = false, TimeSpan? startsIn = null, bool isAgreed = true, DateTimeOffset? now = null)
    {
        var clinic = await TestClinic.Open(store, now);
        var patient = await clinic.Enrol("Ana");
        var appointment = await Book(clinic, patient, clinic.Now + (startsIn ?? TimeSpan.FromMinutes(30)), atHome);
        if (isAgreed)
        {
            await Agree(clinic, patient);
        }

        return new(clinic, patient, appointment, await Visitor.SignedIn(clinic, clinic.DrOsei));
    }

    public static async Task<Guid> Book(TestClinic clinic, Patient patient, DateTimeOffset at, bool atHome = false, AppointmentState state = AppointmentState.Booked)
    {
        var id = Guid.CreateVersion7();
        await clinic.Change(db => db.Appointments.Add(new Appointment
        {
            ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, Kind = AppointmentKind.Session, Zone = TestClinic.Zone, On = DateOnly.FromDateTime(at.UtcDateTime),
            Time = TimeOnly.FromDateTime(at.UtcDateTime), StartsAt = at, Minutes = 120, AtHome = atHome, State = state, ChangedBy = clinic.DrOsei.Id, ChangedAt = clinic.Now,
        }));
        return id;
    }

    /// <summary>Consent signed, found eligible, and the watch plan opened.</summary>
    public static async Task Agree(TestClinic clinic, Patient patient)
    {
        await Sign(clinic, patient);
        await clinic.WatchesFor(patient);
    }

    /// <summary>Consent signed and found eligible.</summary>
    public static Task Sign(TestClinic clinic, Patient patient) => clinic.Change(db =>
    {
        db.ConsentTexts.Add(new ConsentText { ClinicId = patient.ClinicId, Version = 1, Language = "en", Words = "Words", PublishedBy = clinic.Admin.Id, PublishedAt = clinic.Now.AddDays(-3) });
        db.ConsentSignatures.Add(new ConsentSignature { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Version = 1, Language = "en", WordsHash = Evenkeel.Care.ReadConsent.HashOf("Words"), SignedName = patient.Name, SignedBy = clinic.DrOsei.Id, SignedAt = clinic.Now.AddDays(-2) });
        db.EligibilityDecisions.Add(new EligibilityDecision { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Decision = Eligibility.Eligible, Reason = "Screened.", DecidedBy = clinic.DrOsei.Id, DecidedAt = clinic.Now.AddDays(-2) });
    });

    public async Task<Shown> Tick(SessionCheckItem item, bool passed = true, string words = "", string reason = "") => await Osei.Send(
        new($"{Ready}?handler=Check", (await Osei.Form(Ready, "Keep this reading")).Fields),
        new() { ["Id"] = Guid.CreateVersion7().ToString(), ["Item"] = item.ToString(), ["Passed"] = passed ? "true" : "false", ["Words"] = words, ["OverrideReason"] = reason });

    public Task<Shown> Measure(string systolic, string diastolic, string words = "") => Osei.Fill(Ready, "Keep this reading", new() { ["Systolic"] = systolic, ["Diastolic"] = diastolic, ["Words"] = words });

    /// <summary>Everything looked at and in order.</summary>
    public async Task Prepare(string pressure = "120/80")
    {
        Assert.Equal(HttpStatusCode.Found, (await Measure(pressure.Split('/')[0], pressure.Split('/')[1])).Status);
        foreach (var item in (SessionCheckItem[])[SessionCheckItem.NoRedFlag, SessionCheckItem.HeldMedicines, SessionCheckItem.FoodAndFluids, SessionCheckItem.SupportPresent, SessionCheckItem.WayHome])
        {
            Assert.Equal(HttpStatusCode.Found, (await Tick(item, words: "asked")).Status);
        }
    }

    /// <summary>Presses "Start", also where the page shows no such button.</summary>
    public async Task<Shown> Start(string route = "Intramuscular") => await Osei.Send(
        new($"{Ready}?handler=Start", (await Osei.Form(Ready, "Keep this reading")).Fields), new() { ["id"] = Guid.CreateVersion7().ToString(), ["route"] = route });

    public Task<Evenkeel.Data.TreatmentSession> Session() => Clinic.Read(db => db.Sessions.AsNoTracking().SingleAsync(s => s.AppointmentId == Appointment));

    public async ValueTask DisposeAsync()
    {
        Osei.Dispose();
        await Clinic.DisposeAsync();
    }
}

using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "5.5")]
[Trait("Hazard", "dosed-alone")]
[Trait("Hazard", "dosed-hypertensive")]
public sealed class ReadyTests
{
    [Theory, OnBothDatabases]
    public async Task With_everything_in_order_a_session_starts_once_and_its_appointment_is_fulfilled(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        Assert.Contains("items stand in the way", (await day.Osei.Get(day.Ready)).Text);
        await day.Prepare();
        Assert.Contains("A clinician may start.", (await day.Osei.Get(day.Ready)).Text);
        var form = await day.Osei.Form(day.Ready, "Start the session");
        Assert.Equal(day.Run, (await day.Osei.Send(form, new() { ["route"] = "Intramuscular" })).Location);
        Assert.Equal(day.Run, (await day.Osei.Send(form, new() { ["route"] = "Intramuscular" })).Location);
        var session = await day.Session();
        Assert.Equal((day.Clinic.Now, new DateOnly(2026, 11, 2), RouteOfAdministration.Intramuscular, false), (session.StartedAt, session.On, session.Route, session.AtHome));
        var appointment = await day.Clinic.Read(db => db.Appointments.SingleAsync());
        Assert.Equal((AppointmentState.Fulfilled, 1), (appointment.State, appointment.Sequence));
        // The signs are read against it.
        Assert.Equal(Trigger.Session, (await day.Clinic.Read(db => db.Assessments.OrderByDescending(a => a.AsOf).FirstAsync())).Trigger);
    }

    [Theory, OnBothDatabases]
    public async Task Blood_pressure_of_140_over_90_starts_and_141_blocks_with_its_reason(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare("141/90");
        var refused = await day.Start();
        Assert.Contains("Not started. Blood pressure before the dose: 141/90 mmHg is above 140/90.", refused.Text);
        Assert.Empty(await day.Clinic.Read(db => db.Sessions.ToListAsync()));
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(10));
        await day.Measure("140", "90");
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_at_home_with_nobody_there_does_not_start(Store store)
    {
        await using var day = await TreatmentDay.Open(store, atHome: true);
        await day.Prepare();
        await day.Tick(SessionCheckItem.SupportPresent, passed: false, words: "Dana is late");
        Assert.Contains("Not started. Somebody is there: Not in order. “Dana is late”", (await day.Start()).Text);
        Assert.Contains("Please write who is there", (await day.Tick(SessionCheckItem.SupportPresent)).Text);
        await day.Tick(SessionCheckItem.SupportPresent, words: "Dana is here");
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task Each_item_that_nobody_looked_at_is_named(Store store)
    {
        await using var day = await TreatmentDay.Open(store, atHome: true, isAgreed: false);
        var words = (await day.Start()).Text;
        foreach (var name in (string[])["Eligible: Nobody has decided", "Consent in force: Not signed.", "Watch plan opened: No watch plan is written yet.", "No new red flag: Nobody has looked yet.", "Blood pressure before the dose: No reading", "Medicines that wait today: Nobody has looked yet.", "Food and fluids: Nobody", "Somebody is there: Nobody", "The way home: Nobody"])
        {
            Assert.Contains(name, words);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_override_needs_a_reason_bears_the_name_and_stays_on_the_record(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare("150/95");
        Assert.Contains("Please say what you saw, or why it goes ahead.", (await day.Tick(SessionCheckItem.BloodPressure, passed: false)).Text);
        // A tick cannot make a reading true.
        Assert.Contains("cannot be ticked", (await day.Tick(SessionCheckItem.BloodPressure)).Text);
        await day.Tick(SessionCheckItem.BloodPressure, passed: false, reason: "Known white coat, 128/82 at home");
        Assert.Equal(day.Run, (await day.Start()).Location);
        var check = await day.Clinic.Read(db => db.SessionChecks.SingleAsync(c => c.Item == SessionCheckItem.BloodPressure));
        Assert.Equal((day.Clinic.DrOsei.Id, false, "Known white coat, 128/82 at home"), (check.CheckedBy, check.Passed, check.OverrideReason));
        day.Clinic.Time.Advance(TimeSpan.FromDays(400));
        using var later = await Visitor.SignedIn(day.Clinic, day.Clinic.DrOsei);
        var record = (await later.Get(day.Run)).Text;
        Assert.Contains("Blood pressure before the dose went ahead as Dr Osei decided", record);
        Assert.Contains("Known white coat, 128/82 at home", record);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "consent-not-informed")]
    public async Task Nothing_overrides_consent_or_an_eligibility_that_nobody_decided_and_other_reasons_have_words(Store store)
    {
        await using var day = await TreatmentDay.Open(store, isAgreed: false);
        await day.Prepare("150/95");
        Assert.Contains("Nothing takes the place of consent.", (await day.Tick(SessionCheckItem.Consent, passed: false, reason: "she said yes on the telephone")).Text);
        Assert.Contains("That decision comes first.", (await day.Tick(SessionCheckItem.Eligible, passed: false, reason: "I know her very well")).Text);
        Assert.Contains("in 3 words or more", (await day.Tick(SessionCheckItem.BloodPressure, passed: false, reason: "x")).Text);
        Assert.Empty(await day.Clinic.Read(db => db.SessionChecks.Where(c => c.OverrideReason != "").ToListAsync()));
        var words = (await day.Start()).Text;
        Assert.Contains("Consent in force: Not signed.", words);
        Assert.Contains("Eligible: Nobody has decided", words);
    }

    [Theory, OnBothDatabases]
    public async Task An_open_alert_that_is_Asap_blocks_until_a_person_has_closed_it_or_lets_it_go_ahead(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        await day.Clinic.Says(day.Patient, ReportKind.CallMe);
        Assert.Contains("No new red flag: Open: Asked for a call (Asap).", (await day.Start()).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await day.Tick(SessionCheckItem.NoRedFlag, passed: false, reason: "Called: about the bus");
        // What comes after a decision is not covered by it.
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await day.Clinic.Says(day.Patient, ReportKind.NeedHelpNow);
        Assert.Contains("Needs help now (Stat)", (await day.Start()).Text);
        Assert.Empty(await day.Clinic.Read(db => db.Sessions.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "2.4")]
    public async Task A_second_session_of_the_same_person_at_the_same_time_is_refused(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Prepare();
        await day.Start();
        var second = await TreatmentDay.Book(day.Clinic, day.Patient, day.Clinic.Now.AddMinutes(40));
        var refused = await day.Osei.Send(new($"/sessions/ready/{second}?handler=Start", (await day.Osei.Form($"/sessions/ready/{second}", "Keep this reading")).Fields), new() { ["id"] = Guid.CreateVersion7().ToString(), ["route"] = "Oral" });
        Assert.Contains("Another session of Ana began at 10:00 and has no end.", refused.Text);
        Assert.Equal(1, await day.Clinic.Read(db => db.Sessions.CountAsync()));
    }

    [Theory]
    [InlineData(AppointmentState.Cancelled, 0, "This appointment was cancelled.")]
    [InlineData(AppointmentState.Proposed, 0, "This time is only proposed.")]
    [InlineData(AppointmentState.Booked, 13, "This session is booked for 23:00.")]
    public async Task A_visit_of_another_day_or_that_was_cancelled_is_not_started(AppointmentState state, int hours, string words)
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite, startsIn: TimeSpan.FromHours(hours));
        await day.Prepare();
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, state)));
        Assert.Contains(words, (await day.Start()).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_that_look_swapped_are_asked_about_kept_as_typed_and_taken_with_a_reason(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        var asked = await day.Measure("80", "120");
        Assert.Contains("80/120: the lower number is not below the upper one. Are the two swapped?", asked.Text);
        Assert.Contains("value=\"120\"", asked.Html);
        // As it is typed it would be an emergency, so the page says what to do before it asks.
        Assert.Contains("Pressure too high to start", asked.Text);
        Assert.Contains("It stands on the clinic's list", asked.Text);
        Assert.Equal(0, await day.Clinic.Read(db => db.VitalSigns.CountAsync()));
        await day.Measure("60", "40", "Read twice, with two cuffs");
        var kept = await day.Clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((60, 40, "Read twice, with two cuffs"), (kept.Systolic, kept.Diastolic, kept.Words));
        Assert.Contains("Please enter a whole number, like 120.", (await day.Measure("16 kPa", "10")).Text);
    }

    [Theory]
    [InlineData("190/120", "", 190, 120)]
    [InlineData("190.0", "120", 190, 120)]
    [InlineData("190 mmHg", "120", 190, 120)]
    [InlineData("١٩٠", "١٢٠", 190, 120)]
    public async Task Pressure_is_read_in_the_forms_in_which_people_type_it(string upper, string lower, int systolic, int diastolic)
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        Assert.Equal(HttpStatusCode.Found, (await day.Measure(upper, lower)).Status);
        var kept = await day.Clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((systolic, diastolic), (kept.Systolic!.Value, kept.Diastolic!.Value));
        Assert.Equal(Priority.Stat, (await day.Clinic.OpenAlert(day.Patient, "pressure-too-high-to-start")).Priority);
    }

    [Theory]
    [InlineData("about 190", true)]
    [InlineData("about 179", false)]
    public async Task What_is_no_number_is_asked_about_and_an_emergency_in_it_rings_meanwhile(string upper, bool rings)
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        Assert.Contains("Please enter a whole number, like 120.", (await day.Measure(upper, "100")).Text);
        Assert.Empty(await day.Clinic.Read(db => db.VitalSigns.ToListAsync()));
        Assert.Equal(rings ? 1 : 0, (await day.Clinic.OpenAlerts(day.Patient)).Count);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.1")]
    public async Task Patients_other_clinics_and_strangers_open_none_of_it_and_each_look_is_in_the_access_log(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Osei.Get(day.Ready);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("opened the preparation of your session", (await ana.Get("/account/accesslog")).Text);
        foreach (var path in (string[])[day.Ready, day.Run, $"/sessions/of/{day.Patient.Id}"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get(path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await day.Osei.Get($"/sessions/ready/{Guid.NewGuid()}")).Status);
    }
}

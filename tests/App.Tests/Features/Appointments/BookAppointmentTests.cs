using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Appointments;

/// <summary>Booking, moving and cancelling. Today is Monday 2 November 2026.</summary>
[Trait("Row", "5.9")]
public sealed class BookAppointmentTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 5);

    private static readonly (string Name, string Value)[] OnThursday = [("Kind", "Session"), ("On", "2026-11-05"), ("Time", "10:30"), ("Minutes", "120"), ("AtHome", "false"), ("Reason", "")];

    [Theory, OnBothDatabases]
    public async Task Nobody_but_a_clinician_books_and_no_patient_of_another_clinic_is_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        foreach (var user in new[] { clinic.Admin, await clinic.AccountOf(ana), await clinic.Account("Coach Kay", Role.Coach) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(user)).Get(At(ana))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await clinic.SignedIn(clinic.DrOsei)).Get($"/appointments/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "1.6")]
    [Trait("Hazard", "dosed-though-unfit")]
    public async Task No_session_is_booked_before_a_clinician_has_said_eligible_and_a_review_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var book = clinic.Get<BookAppointment>();
        Assert.Contains("Nobody has decided", (await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(Thursday)))["On"]);
        Assert.Empty(await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(Thursday) with { Kind = AppointmentKind.Review }));
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, Thursday.AddDays(1));
        await clinic.Change(db => db.ContraindicationAnswers.Add(new ContraindicationAnswer
        {
            ClinicId = ana.ClinicId, Id = Guid.NewGuid(), PatientId = ana.Id, Code = Contraindications.All[0].Code, Reply = ContraindicationReply.Yes, AnsweredBy = ana.Id, AnsweredAt = clinic.Now.AddMinutes(1),
        }));
        Assert.Contains("Somebody must decide again", (await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(Thursday.AddDays(5))))["On"]);
    }

    [Theory, OnBothDatabases]
    public async Task Inside_the_spacing_nothing_is_booked_and_at_it_it_is(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, Thursday);
        var book = clinic.Get<BookAppointment>();
        var refused = await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(Thursday.AddDays(1)));
        Assert.Equal("There is a session on Thu 5 Nov, and between two sessions there are at least 2 days. Please choose a day further away.", refused["On"]);
        await clinic.Booked(ana, Thursday.AddDays(2));
        // A session that was only recorded, never booked, keeps its distance too.
        await clinic.HadASession(ana, TimeSpan.FromHours(1));
        Assert.Contains("There is a session on Mon 2 Nov", (await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(new(2026, 11, 3))))["On"]);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.10")]
    public async Task After_a_long_gap_a_clinician_decides_again_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana, clinic.Now.AddDays(-200));
        await clinic.HadASession(ana, TimeSpan.FromDays(60));
        var book = clinic.Get<BookAppointment>();
        var last = await clinic.Read(db => db.Sessions.Select(s => s.On).SingleAsync());
        Assert.Contains("A clinician looks at the answers and decides again first.", (await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(last.AddDays(91))))["On"]);
        await clinic.Booked(ana, last.AddDays(90));
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, last.AddDays(120));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_next_to_its_field_and_nothing_typed_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        async Task<string> Refused(params (string Name, string Value)[] fields) =>
            await (await osei.Post(At(ana), At(ana), [("Id", Guid.NewGuid().ToString()), .. fields, .. OnThursday.Where(f => fields.All(o => o.Name != f.Name))])).Text();
        Assert.Contains("That time has passed.", await Refused(("On", "2026-11-02"), ("Time", "09:59")));
        Assert.Contains("Please enter the day, like", await Refused(("On", "Thursday")));
        Assert.Contains("Please enter the time, like", await Refused(("Time", "half ten")));
        Assert.Contains("Please enter how many minutes", await Refused(("Minutes", "two hours")));
        Assert.Contains("An appointment lasts from 10 to 600 minutes.", await Refused(("Minutes", "9")));
        Assert.Contains("Please choose what the appointment is for.", await Refused(("Kind", "9")));
        var page = await Refused(("Minutes", "601"), ("Reason", "By the side door"));
        Assert.Equal(("601", "By the side door", "2026-11-05"), (Browserless.Field(page, "Minutes"), Browserless.Field(page, "Reason"), Browserless.Field(page, "On")));
        Assert.Empty(await clinic.Read(db => db.Appointments.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Posted_twice_it_is_booked_once_and_one_mail_goes_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        (string, string)[] fields = [("Id", Browserless.Field(await osei.Page(At(ana)), "Id")), .. OnThursday];
        Assert.Equal(HttpStatusCode.Redirect, (await osei.Post(At(ana), At(ana), fields)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await osei.Post(At(ana), At(ana), fields)).StatusCode);
        var booked = await clinic.Read(db => db.Appointments.SingleAsync());
        Assert.Equal((AppointmentState.Booked, 1, new DateTimeOffset(2026, 11, 5, 10, 30, 0, TimeSpan.Zero)), (booked.State, booked.Sequence, booked.StartsAt));
        Assert.Single(await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.AppointmentChanged).ToListAsync()));
        Assert.Contains("Thu 5 Nov 10:30, session", await osei.Page(At(ana)));
    }

    [Theory, OnBothDatabases]
    public async Task One_that_is_moved_keeps_its_number_and_one_that_took_place_cannot_be_moved(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var id = await clinic.Booked(ana, Thursday);
        // Its own old date is in nobody's way.
        await clinic.Booked(ana, Thursday.AddDays(1), id: id);
        var moved = await clinic.Read(db => db.Appointments.SingleAsync());
        Assert.Equal((id, 2, Thursday.AddDays(1)), (moved.Id, moved.Sequence, moved.On));
        await clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppointmentState.Fulfilled)));
        Assert.Contains("cannot be moved", (await clinic.Get<BookAppointment>().Run(clinic.DrOsei.Caller(), ana.SessionOn(Thursday.AddDays(9), id: id)))["Id"]);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.9")]
    [Trait("Hazard", "clock-and-zone")]
    public async Task Moved_over_the_change_of_the_clocks_it_stays_at_ten_on_the_wall(Store store)
    {
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2026, 10, 20, 9, 0, 0, TimeSpan.Zero));
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var id = await clinic.Booked(ana, new(2026, 10, 24));
        Assert.Equal(new DateTimeOffset(2026, 10, 24, 9, 0, 0, TimeSpan.Zero), (await clinic.Read(db => db.Appointments.SingleAsync())).StartsAt);
        await clinic.Booked(ana, new(2026, 10, 26), id: id);
        var moved = await clinic.Read(db => db.Appointments.AsNoTracking().SingleAsync());
        Assert.Equal((new DateTimeOffset(2026, 10, 26, 10, 0, 0, TimeSpan.Zero), new TimeOnly(10, 0)), (moved.StartsAt, moved.Time));
        // A time that comes twice is taken as the first, and the page says so.
        var osei = await clinic.SignedIn(clinic.DrOsei);
        (string, string)[] fields = [("Id", id.ToString()), ("Kind", "Session"), ("On", "2026-10-25"), ("Time", "01:30"), ("Minutes", "60"), ("AtHome", "true"), ("Reason", "")];
        var done = await osei.Post(At(ana), At(ana), fields);
        Assert.Contains("01:30 comes twice on Sun 25 Oct", await osei.Page(done.Headers.Location!.ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task Cancelling_needs_a_reason_that_the_patient_can_read_and_happens_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        var id = await clinic.Booked(ana, Thursday);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("Please say why", await (await osei.Post(At(ana), At(ana) + "?handler=Cancel", ("id", id.ToString()), ("reason", " "))).Text());
        Assert.Equal(HttpStatusCode.Redirect, (await osei.Post(At(ana), At(ana) + "?handler=Cancel", ("id", id.ToString()), ("reason", "The room is not free"))).StatusCode);
        Assert.Equal("", await clinic.Get<CancelAppointment>().Run(clinic.DrOsei.Caller(), ana.Id, id, "Once more"));
        var cancelled = await clinic.Read(db => db.Appointments.SingleAsync());
        Assert.Equal((AppointmentState.Cancelled, 2, "The room is not free"), (cancelled.State, cancelled.Sequence, cancelled.Reason));
        // Its day is free again.
        await clinic.Booked(ana, Thursday);
    }

    [Theory, OnBothDatabases]
    public async Task Two_appointments_of_one_person_do_not_overlap_and_may_touch(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, Thursday);
        var book = clinic.Get<BookAppointment>();
        var review = ana.SessionOn(Thursday, new TimeOnly(11, 59)) with { Kind = AppointmentKind.Review };
        Assert.Contains("They have another appointment then", (await book.Run(clinic.DrOsei.Caller(), review))["On"]);
        Assert.Empty(await book.Run(clinic.DrOsei.Caller(), review with { Time = new TimeOnly(12, 0) }));
    }

    private static string At(Patient patient) => $"/appointments/{patient.Id}";
}

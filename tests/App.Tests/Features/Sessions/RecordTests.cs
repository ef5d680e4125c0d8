using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "3.1")]
[Trait("Row", "2.4")]
public sealed class RecordTests
{
    private static readonly (string Name, string Value)[] Friday =
        [("On", "2026-10-30"), ("StartedAt", "14:00"), ("EndedAt", "14:40"), ("Route", "Intravenous"), ("DoseMg", "35,5"), ("AtHome", "false")];

    [Theory, OnBothDatabases]
    public async Task An_admin_cannot_record_a_session(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.Admin)).Get(At(ana))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task No_such_patient_and_no_such_session_are_not_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Dips(ben);
        var bens = await clinic.Read(db => db.Sessions.SingleAsync());
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get($"/sessions/record/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await osei.Get(At(ana) + $"?id={bens.Id}")).StatusCode);
        var refused = await osei.Post(At(ana), At(ana), [("Id", bens.Id.ToString()), .. Friday]);
        Assert.Contains("This session belongs to another patient.", await refused.Text());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_next_to_its_field_and_nothing_typed_is_lost(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        async Task<string> Refused(params (string Name, string Value)[] fields) =>
            await (await osei.Post(At(ana), At(ana), [("Id", Guid.NewGuid().ToString()), .. fields, .. Friday.Where(f => fields.All(o => o.Name != f.Name))])).Text();
        Assert.Contains("The day lies in the future.", await Refused(("On", "2026-11-03"), ("StartedAt", ""), ("EndedAt", "")));
        Assert.Contains("The end must be after the start.", await Refused(("EndedAt", "13:00")));
        Assert.Contains("Please enter a time like 14:30", await Refused(("StartedAt", "2 pm-ish")));
        Assert.Contains("Please choose how the medicine was given.", await Refused(("Route", "")));
        Assert.Contains("Please choose where the session was.", await Refused(("AtHome", "")));
        Assert.Contains("above 0 and at most 1,000", await Refused(("DoseMg", "1001")));
        var page = await Refused(("DoseMg", "much"));
        Assert.Contains("Please enter the dose in milligrams, above 0 and at most 1,000", page);
        Assert.Equal(("much", "14:00"), (Browserless.Field(page, "DoseMg"), Browserless.Field(page, "StartedAt")));
        Assert.Empty(await clinic.Read(db => db.Sessions.ToListAsync()));
    }

    [Theory]
    [Trait("Hazard", "wrong-dose")]
    [InlineData("DoseMg", "400", "more than 150 mg", true)]
    [InlineData("DoseMg", "1,000", "as thousands or as decimals", false)]
    [InlineData("DoseMg", "8000", "at most 1,000", false)]
    [InlineData("On", "0206-11-01", "The year is 206.", false)]
    [InlineData("On", "1926-11-01", "The year is 1926.", false)]
    [InlineData("On", "2025-11-01", "1 November 2025 is more than a year ago.", true)]
    public async Task What_is_absurd_is_refused_and_what_is_unlikely_is_asked_about_once(string field, string typed, string words, bool mayBe)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var form = await osei.Form($"/sessions/record/{patient.Id}", "Record the session");
        Dictionary<string, string> fields = new() { ["On"] = "2026-11-01", ["Route"] = "Intravenous", ["DoseMg"] = "40", ["AtHome"] = "false", [field] = typed };
        var asked = await osei.Send(form, fields);
        Assert.Contains(words, asked.Text);
        Assert.Contains($"value=\"{typed}\"", asked.Html);
        Assert.Equal(mayBe, asked.Html.Contains("name=\"IsSure\"", StringComparison.Ordinal));
        Assert.Empty(await clinic.Read(db => db.Sessions.ToListAsync()));
        await osei.Send(form, new(fields) { ["IsSure"] = "true" });
        Assert.Equal(mayBe ? 1 : 0, await clinic.Read(db => db.Sessions.CountAsync()));
    }

    [Fact]
    [Trait("Hazard", "clock-and-zone")]
    public async Task A_start_in_the_hour_that_the_clocks_jump_over_is_refused_and_named()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ben");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var answer = await osei.Fill($"/sessions/record/{patient.Id}", "Record the session", new()
        {
            ["On"] = "2026-03-29", ["StartedAt"] = "01:30", ["EndedAt"] = "03:00", ["Route"] = "Intravenous", ["AtHome"] = "false",
        });
        Assert.Contains("The clocks go forward over 01:30", answer.Text);
        Assert.Empty(await clinic.Read(db => db.Sessions.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_session_is_kept_with_the_patients_wall_clock_and_shown_again_for_changing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = new Patient { ClinicId = TestClinic.ClinicId, Id = Guid.NewGuid(), Name = "Ana", Zone = "America/New_York", EnrolledAt = clinic.Now };
        await clinic.Change(db => db.Patients.Add(ana));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var id = Browserless.Field(await osei.Page(At(ana)), "Id");
        Assert.Equal(HttpStatusCode.Redirect, (await osei.Post(At(ana), At(ana), [("Id", id), .. Friday])).StatusCode);
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        Assert.Equal(new DateTimeOffset(2026, 10, 30, 18, 0, 0, TimeSpan.Zero), session.StartedAt);
        Assert.Equal((35.5m, false, new DateOnly(2026, 10, 30)), (session.DoseMg!.Value, session.AtHome, session.On));
        var again = await osei.Page(At(ana) + $"?id={id}");
        Assert.Equal(("2026-10-30", "14:00", "14:40", "35.5"), (Browserless.Field(again, "On"), Browserless.Field(again, "StartedAt"), Browserless.Field(again, "EndedAt"), Browserless.Field(again, "DoseMg")));
        await osei.Post(At(ana), At(ana), [("Id", id), .. Friday.Where(f => f.Name != "EndedAt"), ("EndedAt", "15:10"), ("was-EndedAt", "14:40")]);
        Assert.Equal(session.StartedAt.AddMinutes(70), (await clinic.Read(db => db.Sessions.AsNoTracking().SingleAsync())).EndedAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_of_which_only_the_day_is_known_stands_at_that_days_end_and_stays_so_when_changed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var id = Guid.CreateVersion7().ToString();
        await osei.Post(At(ana), At(ana), ("Id", id), ("On", "2026-10-30"), ("StartedAt", ""), ("EndedAt", ""), ("Route", "Oral"), ("DoseMg", ""), ("AtHome", "true"));
        var session = await clinic.Read(db => db.Sessions.SingleAsync());
        Assert.Equal((new DateOnly(2026, 10, 30), new DateTimeOffset(2026, 10, 31, 4, 0, 0, TimeSpan.Zero)), (session.On, session.StartedAt));
        var again = await osei.Page(At(ana) + $"?id={id}");
        Assert.Equal(("2026-10-30", ""), (Browserless.Field(again, "On"), Browserless.Field(again, "StartedAt")));
    }

    [Theory, OnBothDatabases]
    public async Task A_session_over_midnight_ends_on_the_next_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await osei.Post(At(ana), At(ana), ("Id", Guid.CreateVersion7().ToString()), ("On", "2026-10-30"), ("StartedAt", "23:30"), ("EndedAt", "00:30"), ("Route", "Sublingual"), ("AtHome", "true"));
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 0, 30, 0, TimeSpan.Zero), (await clinic.Read(db => db.Sessions.SingleAsync())).EndedAt);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_sent_twice_is_one_session_assessed_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var id = Guid.CreateVersion7().ToString();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await osei.Post(At(ana), At(ana), [("Id", id), .. Friday])).StatusCode);
        }

        Assert.Single(await clinic.Read(db => db.Sessions.ToListAsync()));
        Assert.Single(await clinic.Read(db => db.Assessments.Where(a => a.Trigger == Trigger.Session).ToListAsync()));
    }

    private static string At(Patient patient) => $"/sessions/record/{patient.Id}";
}

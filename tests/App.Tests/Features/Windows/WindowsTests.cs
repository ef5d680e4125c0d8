using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Data;
using Evenkeel.Features.Windows;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Windows;

/// <summary>The window board.</summary>
[Trait("Row", "2.6")]
[Trait("Row", "4.10")]
public sealed class WindowsTests
{
    [Theory, OnBothDatabases]
    public async Task Patients_and_admins_have_no_such_board(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(await clinic.AccountOf(ana))).Get("/windows")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.Admin)).Get("/windows")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_coach_sees_only_their_own_people_the_closing_window_first_with_the_hours_that_the_patient_reads(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var kay = await clinic.Account("Coach Kay", Role.Coach);
        var (ana, ben, chi, dee) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi"), await clinic.Enrol("Dee"));
        await clinic.HadASession(ana, TimeSpan.FromDays(2));
        await clinic.HadASession(ben, TimeSpan.FromDays(13));
        await clinic.HadASession(chi, TimeSpan.FromDays(14));
        await clinic.HadASession(dee, TimeSpan.FromDays(1));
        await clinic.Change(db => db.CareTeam.AddRange(new[] { ana, ben, chi }.Select(p => new CareTeamMember { ClinicId = p.ClinicId, PatientId = p.Id, UserId = kay.Id })));
        var rows = await clinic.Get<ReadWindows>().Run(kay.Caller(), default);
        Assert.Equal([("Ben", 24), ("Ana", 288)], rows.Select(r => (r.Name, r.Window.HoursLeft(clinic.Now))));
        var page = await (await clinic.SignedIn(kay)).Page("/windows");
        Assert.DoesNotContain("/patients/chart", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dee", page, StringComparison.Ordinal);
        Assert.Equal(["Dee", "Ana", "Ben"], (await clinic.Get<ReadWindows>().Run(clinic.DrOsei.Caller(), default)).Select(r => r.Name).Reverse());
        Assert.Contains("12 days are left", await (await clinic.SignedIn(await clinic.AccountOf(ana))).Page("/home/programme"));
        Assert.Single(await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ana.Id && a.UserId == kay.Id).ToListAsync()), a => a.Action.StartsWith("saw your name on the list of the weeks", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Two_hundred_people_stand_in_the_right_order(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Change(db =>
        {
            for (var i = 0; i < 200; i++)
            {
                var patient = new Patient { ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(), Name = $"P{i}", Zone = TestClinic.Zone, EnrolledAt = clinic.Now.AddDays(-30) };
                // 37 and 200 have no common factor: every hour once, in no order.
                var end = clinic.Now.AddHours(-1 - (i * 37 % 200));
                db.Patients.Add(patient);
                db.Sessions.Add(new Data.TreatmentSession { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, StartedAt = end.AddHours(-1), EndedAt = end, On = new(2026, 11, 1), Route = RouteOfAdministration.Oral, RecordedBy = clinic.DrOsei.Id, RecordedAt = end });
            }
        });
        var rows = await clinic.Get<ReadWindows>().Run(clinic.DrOsei.Caller(), default);
        Assert.Equal(200, rows.Count);
        Assert.Equal(rows.Select(r => r.Window.Until).Order(), rows.Select(r => r.Window.Until));
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Patients;

[Trait("Hazard", "wrong-patient")]
public sealed class ChartTests
{
    [Theory, OnBothDatabases]
    public async Task A_patient_cannot_open_the_staffs_chart_not_even_their_own(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var self = await clinic.SignedIn(await clinic.Read(db => db.Users.SingleAsync(u => u.PatientId == ana.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, (await self.Get($"/patients/chart/{ana.Id}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_patient_of_another_clinic_is_not_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var other = new Patient { ClinicId = 2, Id = Guid.NewGuid(), Name = "Zoe", Zone = TestClinic.Zone, EnrolledAt = clinic.Now };
        await clinic.Change(db => db.Patients.Add(other));
        Assert.Equal(HttpStatusCode.NotFound, (await (await clinic.SignedIn(clinic.DrOsei)).Get($"/patients/chart/{other.Id}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_patient_without_any_answer_has_a_page_that_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page($"/patients/chart/{ana.Id}");
        Assert.Contains("No answers in these 49 days.", page);
        Assert.Contains("Cannot tell: not enough answers.", page);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "3.1")]
    [Trait("Row", "3.5")]
    public async Task The_chart_says_dip_with_the_numbers_used_and_that_opening_it_was_seen(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        await clinic.Dips(ben);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var page = await osei.Page($"/patients/chart/{ben.Id}");
        Assert.Contains("A dip stands since Sun 1 Nov, 09:00.", page);
        Assert.Contains("baseline 4.0, a dip from 6.0, recovery below 5.0", page);
        Assert.Contains("A dip that does not subside (48-hour rule)", page);
        Assert.Contains("<svg class=\"chart narrow\"", page);
        Assert.Single(await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ben.Id && a.Action == "opened your chart").ToListAsync()));
        await clinic.Answers(ana, 3);
        Assert.Contains("Cannot tell: no session yet.", await osei.Page($"/patients/chart/{ana.Id}"));
        // Below every limit, and still unlike this person after four even days.
        var dee = await clinic.Enrol("Dee");
        await clinic.HadASession(dee, TimeSpan.FromDays(2), before: 2);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await clinic.Answers(dee, 3);
        Assert.Contains("No dip by the limits; one more answer would tell more", await osei.Page($"/patients/chart/{dee.Id}"));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "4.2")]
    public async Task The_chart_marks_the_first_improvement_and_the_fade_as_long_as_the_sign_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var dee = await clinic.Enrol("Dee");
        await clinic.Fades(dee);
        var osei = await clinic.SignedIn(clinic.DrOsei);
        var page = await osei.Page($"/patients/chart/{dee.Id}");
        const string Improved = "First improvement by Sat 17 Oct: weekly median 3.0 against 6.0 before the course.";
        Assert.Contains($"{Improved} Fading since Wed 28 Oct: weekly median 4.0 now, 3.0 in the best week.", page);
        Assert.Equal(4, Regex.Count(page, "<rect class=\"span"));
        Assert.Contains("▬ first improvement · ▭ fading", page);
        // Two days without an answer: the sign cannot tell, so nothing is marked as if it could.
        clinic.Time.Advance(TimeSpan.FromDays(2));
        page = await osei.Page($"/patients/chart/{dee.Id}");
        Assert.Contains(Improved, page);
        Assert.DoesNotContain("Fading", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "<rect class=\"span"));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.17")]
    public async Task A_scale_has_changed_only_past_its_own_points_and_is_otherwise_within_its_usual_range(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var dee = await clinic.Enrol("Dee");
        await clinic.HadASession(dee, TimeSpan.FromDays(7), before: 6);
        foreach (var (days, three) in new[] { (-8, 5), (-1, 4) })
        {
            await clinic.Change(db => db.InstrumentResponses.Add(new InstrumentResponse
            {
                ClinicId = dee.ClinicId, Id = Guid.CreateVersion7(), Revision = 1, PatientId = dee.Id, Instrument = "gad-7", Items = "", Total = three * 3,
                Screening = Screening.NotAScreener, AnsweredAt = clinic.Now.AddDays(days), ReceivedAt = clinic.Now.AddDays(days),
            }));
        }

        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("GAD-7 12 on Sun 1 Nov, 15 before the course (Sun 25 Oct): within the usual range; a change counts from 4 points.", await osei.Page($"/patients/chart/{dee.Id}"));
        await clinic.Read(db => db.InstrumentResponses.Where(r => r.Total == 12).ExecuteUpdateAsync(r => r.SetProperty(x => x.Total, 11)));
        Assert.Contains("4 points lower, a change (4 or more).", await osei.Page($"/patients/chart/{dee.Id}"));
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(121, false)]
    [Trait("Row", "4.2")]
    public async Task In_a_course_whose_first_weeks_are_no_longer_read_no_later_week_is_called_the_first_improvement(int daysAgo, bool isSaid)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var dee = await clinic.Enrol("Dee");
        await clinic.HadASession(dee, TimeSpan.FromDays(daysAgo), before: 6);
        await clinic.HadASession(dee, TimeSpan.FromDays(30), before: 5);
        for (var day = 5; day >= 0; day--)
        {
            await clinic.Answers(dee, 3, at: clinic.Now.AddDays(-day));
        }

        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page($"/patients/chart/{dee.Id}");
        Assert.Equal(isSaid, page.Contains("First improvement by", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "1.4")]
    public async Task Everything_that_is_stored_stands_once_on_the_timeline_in_order_of_time(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ben, osei) = (await clinic.Enrol("Ben"), await clinic.SignedIn(clinic.DrOsei));
        await clinic.Dips(ben);
        await clinic.Says(ben, ReportKind.FeelWorse, "It is hard today");
        var alert = await clinic.Read(db => db.Alerts.FirstAsync(a => a.Sign == "feels-worse"));
        clinic.Time.Advance(TimeSpan.FromMinutes(10));
        await osei.Post($"/inbox/alert/{ben.Id}/{alert.Id}", $"/inbox/alert/{ben.Id}/{alert.Id}?handler=close", ("outcome", "Reached"));
        await clinic.Change(db => db.InstrumentResponses.AddRange(Enumerable.Range(1, 2).Select(revision => new InstrumentResponse
        {
            ClinicId = 1, Id = alert.Id, Revision = revision, PatientId = ben.Id, Instrument = "phq-9", Items = "1,1,1,1,1,1,1,1,0", Total = 7 + revision,
            AnsweredAt = clinic.Now.AddDays(-3), ReceivedAt = clinic.Now.AddDays(-3),
        })));
        var kim = Guid.CreateVersion7();
        await clinic.Change(db =>
        {
            db.SupportPeople.Add(new SupportPerson { ClinicId = 1, Id = kim, PatientId = ben.Id, Name = "Kim" });
            db.SupportObservations.AddRange(Enum.GetValues<Seems>().Select(s => new SupportObservation
            {
                ClinicId = 1, Id = Guid.CreateVersion7(), PatientId = ben.Id, SupportPersonId = kim, At = clinic.Now.AddHours(-(int)s), ReceivedAt = clinic.Now, Seems = s, Words = s == Seems.NotSure ? "Quiet" : "",
            }));
        });
        var page = await osei.Page($"/patients/chart/{ben.Id}?timeline=all");
        var stored = await clinic.Read(async db =>
            await db.CheckIns.Select(c => c.Id).Distinct().CountAsync() + await db.Sessions.CountAsync() + await db.Reports.CountAsync()
            + await db.InstrumentResponses.Select(r => r.Id).Distinct().CountAsync() + await db.Alerts.CountAsync() + await db.Alerts.CountAsync(a => a.ClosedAt != null) + await db.SupportObservations.CountAsync());
        var times = Regex.Matches(page, "<time datetime=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(stored, times.Length);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        Assert.Contains($"{stored} of {stored} shown", page);
        Assert.Contains("“I feel worse”: It is hard today", page);
        Assert.Contains("total 9, amended 1×", page);
        Assert.Contains("to Kim: not sure. “Quiet”", page);
        Assert.Contains(": Reached the patient, Dr Osei", page);
    }
}

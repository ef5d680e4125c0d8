using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Preparation;

[Trait("Row", "2.9")]
public sealed class AnswersTests
{
    private static readonly Dictionary<string, string> All = new() { ["Sleep"] = "6,5", ["Stress"] = "7", ["Mindset"] = "4", ["Medicines"] = "Sertraline at 8", ["Conditions"] = "A cold", ["Changed"] = "" };

    [Theory, OnBothDatabases]
    public async Task It_is_due_from_24_hours_before_until_it_is_answered_and_staff_read_it_at_the_gate(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("These questions open a day before your session: 10:01.", (await ana.Get(Path(day))).Text);
        Assert.DoesNotContain("Tell us how you come to it", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        Assert.Contains("has not told us how they come to this session", (await day.Osei.Get(day.Ready)).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Tell us how you come to it", (await ana.Get("/home")).Text);
        Assert.Equal($"{Path(day)}?kept=true", (await ana.Fill(Path(day), "Keep my answers", All)).Location);
        Assert.DoesNotContain("Tell us how you come to it", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        var gate = (await day.Osei.Get(day.Ready)).Text;
        Assert.Contains("Sleep 6.5 h · stress 7 of 10 · ready and safe 4 of 10", gate);
        Assert.Contains("Taken today, in the patient's words: “Sertraline at 8”", gate);
    }

    [Theory, OnBothDatabases]
    public async Task Everything_may_be_left_out_twice_is_once_and_a_second_thought_stands_beside_the_first(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var form = await ana.Form(Path(day), "Keep my answers");
        await ana.Send(form);
        await ana.Send(form);
        var kept = await day.Clinic.Read(db => db.PreSessionAnswers.SingleAsync());
        Assert.Equal((Answer.Skipped, Answer.Skipped, Answer.Skipped, ""), (kept.SleepHours, kept.Stress, kept.Mindset, kept.MedicinesToday));
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill(Path(day), "Keep my answers", All);
        Assert.Equal(2, await day.Clinic.Read(db => db.PreSessionAnswers.CountAsync()));
        Assert.Contains("Sertraline at 8", (await ana.Get(Path(day))).Html);
        Assert.Contains("stress 7 of 10", (await day.Osei.Get(day.Ready)).Text);
    }

    [Theory]
    [InlineData("Sleep", "25", "Please enter hours from 0 to 24, like 6.5, or leave it empty.")]
    [InlineData("Sleep", "-1", "Please enter hours from 0 to 24")]
    [InlineData("Sleep", "a lot", "Please enter hours from 0 to 24")]
    [InlineData("Stress", "11", "Please choose a number from 0 to 10")]
    [InlineData("Mindset", "4.5", "Please choose a number from 0 to 10")]
    public async Task What_cannot_be_read_is_said_beside_it_and_nothing_that_was_typed_is_lost(string field, string typed, string problem)
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var refused = await ana.Fill(Path(day), "Keep my answers", new(All) { [field] = typed });
        Assert.Contains(problem, refused.Text);
        Assert.Contains("Sertraline at 8", refused.Text);
        Assert.Empty(await day.Clinic.Read(db => db.PreSessionAnswers.ToListAsync()));
        Assert.Contains("This has 501.", (await ana.Fill(Path(day), "Keep my answers", new(All) { ["Changed"] = new string('a', 501) })).Text);
    }

    [Fact]
    public async Task Sent_when_the_session_has_just_begun_it_is_kept_and_when_it_was_cancelled_the_words_are_still_there()
    {
        await using var day = await TreatmentDay.Open(Store.Sqlite);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        var form = await ana.Form(Path(day), "Keep my answers");
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppointmentState.Cancelled)));
        var refused = (await ana.Send(form, All)).Text;
        Assert.Contains("This session is not booked for the next 24 hours any more", refused);
        Assert.Contains("Sertraline at 8", refused);
        await day.Clinic.Read(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppointmentState.Fulfilled)));
        Assert.Equal($"{Path(day)}?kept=true", (await ana.Send(form, All)).Location);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "3.10")]
    public async Task A_medicine_written_after_somebody_looked_stops_the_gate_where_one_has_to_wait(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        await day.Osei.Fill($"/medicines/of/{day.Patient.Id}", "Add it to the list", new() { ["Medicine"] = "Lorazepam", ["HoursBefore"] = "12" });
        await day.Prepare();
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill(Path(day), "Keep my answers", new(All) { ["Medicines"] = "Lorazepam at 7" });
        Assert.Contains("Written since somebody looked. To wait: Lorazepam, 12 h before. Taken today, in the patient's words: “Lorazepam at 7”", (await day.Start()).Text);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await day.Tick(SessionCheckItem.HeldMedicines, words: "it was yesterday at 7");
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    [Theory, OnBothDatabases]
    public async Task On_the_staffs_page_each_session_has_its_answers_beside_how_it_went_on(Store store)
    {
        await using var day = await TreatmentDay.Open(store, startsIn: TimeSpan.FromDays(3));
        for (var i = 0; i < 3; i++)
        {
            await day.Clinic.Answers(day.Patient, 6);
            await day.Clinic.Wait(TimeSpan.FromDays(1), TimeSpan.FromHours(6));
        }

        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        using var osei = await Visitor.SignedIn(day.Clinic, day.Clinic.DrOsei);
        Assert.DoesNotContain("What they came with", (await osei.Get($"/sessions/of/{day.Patient.Id}")).Text, StringComparison.Ordinal);
        await ana.Fill(Path(day), "Keep my answers", All);
        await day.Clinic.Change(db => db.Sessions.Add(new Evenkeel.Data.TreatmentSession
        {
            ClinicId = day.Patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Patient.Id, AppointmentId = day.Appointment, StartedAt = day.Clinic.Now, EndedAt = day.Clinic.Now.AddHours(2),
            On = new(2026, 11, 5), Route = RouteOfAdministration.Oral, RecordedBy = day.Clinic.DrOsei.Id, RecordedAt = day.Clinic.Now,
        }));
        Assert.Contains("6.5 7 4 Taken today: Sertraline at 8 Other: A cold not known", (await osei.Get($"/sessions/of/{day.Patient.Id}")).Text);
        await day.Clinic.Wait(TimeSpan.FromDays(1), TimeSpan.FromHours(6));
        await day.Clinic.Answers(day.Patient, 4);
        using var later = await Visitor.SignedIn(day.Clinic, day.Clinic.DrOsei);
        Assert.Contains("6.5 7 4 Taken today: Sertraline at 8 Other: A cold 6.0 before, 4.0 after: 2.0 lower", (await later.Get($"/sessions/of/{day.Patient.Id}")).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "10.1")]
    public async Task They_belong_to_one_patient(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        using var ben = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(await day.Clinic.Enrol("Ben")));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get(Path(day))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.Osei.Get(Path(day))).Status);
    }

    private static string Path(TreatmentDay day) => $"/preparation/answers/{day.Appointment}";
}

using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Sessions;

[Trait("Row", "2.4")]
public sealed class RunTests
{
    [Theory, OnBothDatabases]
    [Trait("Row", "3.12")]
    public async Task Each_field_is_kept_and_one_that_cannot_be_loses_no_other(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(40));
        var page = await Keep(day, new() { ["DoseMg"] = "40", ["Weight"] = "70", ["Lot"] = "KX-1", ["People"] = "Imani, nurse", ["DosedAt"] = "10:15", ["EndedAt"] = "09:30", ["AlteredUntil"] = "2026-11-02T18:00" });
        Assert.Contains("The end lies before the start or the dose.", page.Text);
        Assert.Contains("What is marked below is not kept yet. Everything else is.", page.Text);
        Assert.Contains("value=\"09:30\"", page.Html);
        var session = await day.Session();
        Assert.Equal((40m, 70m, "KX-1", "Imani, nurse"), (session.DoseMg, session.WeightKg, session.Lot, session.PeoplePresent));
        Assert.Equal((TestClinic.Monday.AddMinutes(15), TestClinic.Monday.AddHours(8), null), (session.DosedAt, session.AlteredUntil, session.EndedAt));
        Assert.Contains("40 mg at 70 kg is 0.57 mg for each kg.", (await day.Osei.Get(day.Run)).Text);
        // The set end counts at once for what the patient may do.
        using var ana = await Visitor.SignedIn(day.Clinic, await day.Clinic.AccountOf(day.Patient));
        Assert.Contains("No driving and no big decisions until 18:00.", (await ana.Get("/home")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_who_fill_in_one_record_at_once_lose_nothing(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Begin(day);
        var (first, second) = (await RecordForm(day, "Keep"), await RecordForm(day, "Keep"));
        await Keep(day, new() { ["Lot"] = "KX-1" }, first);
        await Keep(day, new() { ["People"] = "Imani" }, second);
        var session = await day.Session();
        Assert.Equal(("KX-1", "Imani"), (session.Lot, session.PeoplePresent));
    }

    [Theory, OnBothDatabases]
    public async Task A_dose_ten_times_the_usual_is_asked_about_and_taken_with_a_reason_that_stays(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        foreach (var (ago, mg) in new[] { (21, 35m), (14, 40m), (7, 40m) })
        {
            await day.Clinic.Change(db => db.Sessions.Add(Earlier(day, ago, mg)));
        }

        await Begin(day);
        var asked = await Keep(day, new() { ["DoseMg"] = "400", ["Lot"] = "KX-1" });
        Assert.Contains("400 mg is 10 times this person's usual 40 mg by this route. Has a decimal point slipped?", asked.Text);
        Assert.Equal((null, "KX-1"), ((await day.Session()).DoseMg, (await day.Session()).Lot));
        Assert.Contains("more than twice", (await Keep(day, new() { ["DoseMg"] = "80.1" })).Text);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["DoseMg"] = "80" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["DoseMg"] = "400", ["Reason"] = "Sedation by an anaesthetist" })).Status);
        Assert.Equal(400, (await day.Session()).DoseMg);
        var history = (await day.Osei.Get(day.Run)).Text;
        Assert.Contains("wrote dose: 400 mg, before: 80 mg", history);
        Assert.Contains("gave as the reason: Sedation by an anaesthetist", history);
        // By another route there is nothing to compare with.
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["Route"] = "Oral", ["DoseMg"] = "200" })).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Pounds_are_converted_only_when_chosen_and_asked_about_when_they_look_like_kilograms(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await day.Clinic.Change(db => db.Sessions.Add(Earlier(day, 7, 40, weight: 70)));
        await Begin(day);
        Assert.Contains("154 kg; last time it was 70 kg. Is it in kilograms? 154 pounds would be 69.9 kg", (await Keep(day, new() { ["Weight"] = "154" })).Text);
        Assert.Null((await day.Session()).WeightKg);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["Weight"] = "154", ["WeightUnit"] = "lb" })).Status);
        Assert.Equal(69.9m, (await day.Session()).WeightKg);
        Assert.Contains("Please enter the weight as a number", (await Keep(day, new() { ["Weight"] = "11 stone" })).Text);
        Assert.Equal(69.9m, (await day.Session()).WeightKg);
    }

    [Theory, OnBothDatabases]
    public async Task Times_in_an_order_that_cannot_be_are_refused_each_with_its_words(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        Assert.Contains("The dose lies before the start.", (await Keep(day, new() { ["DosedAt"] = "09:59" })).Text);
        Assert.Contains("This lies in the future.", (await Keep(day, new() { ["DosedAt"] = "13:00" })).Text);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["DosedAt"] = "10:00" })).Status);
        Assert.Contains("The end lies before the start or the dose.", (await Keep(day, new() { ["EndedAt"] = "10:00" })).Text);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["EndedAt"] = "10:01" })).Status);
        Assert.Contains("The end lies in the future.", (await Keep(day, new() { ["EndedAt"] = "12:06" })).Text);
        Assert.Contains("This lies before the dose.", (await Keep(day, new() { ["AlteredUntil"] = "2026-11-02T10:00" })).Text);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["AlteredUntil"] = "2026-11-02T10:01" })).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_over_the_night_in_which_the_clocks_go_back_keeps_its_order(Store store)
    {
        // London, 25 October 2026: 02:00 summer time is followed by 01:00 winter time.
        await using var day = await TreatmentDay.Open(store, now: new(2026, 10, 25, 0, 40, 0, TimeSpan.Zero), startsIn: TimeSpan.Zero);
        await Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromMinutes(50));
        // 01:40 in summer time was the start; 01:10 has come once before it and once after.
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["DosedAt"] = "01:45", ["EndedAt"] = "01:10" })).Status);
        var session = await day.Session();
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 45, 0, TimeSpan.Zero), session.DosedAt);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 1, 10, 0, TimeSpan.Zero), session.EndedAt);
        Assert.Contains("(before the clocks go back)", (await day.Osei.Get(day.Run)).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Times_that_overlap_another_session_are_refused_also_when_it_is_recorded_afterwards(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        var before = Earlier(day, 0, 40);
        (before.StartedAt, before.EndedAt) = (TestClinic.Monday.AddHours(-2), TestClinic.Monday.AddHours(-1));
        await day.Clinic.Change(db => db.Sessions.Add(before));
        await Begin(day);
        Assert.Contains("Another session of this person began at 08:00: the two would overlap.", (await Keep(day, new() { ["StartedAt"] = "08:59" })).Text);
        Assert.Equal(HttpStatusCode.Found, (await Keep(day, new() { ["StartedAt"] = "09:00" })).Status);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        var afterwards = new SessionBody(Guid.CreateVersion7(), day.Patient.Id, default, TestClinic.Monday.AddHours(-1.5), TestClinic.Monday.AddMinutes(-30), RouteOfAdministration.Oral, 40, false);
        var sessions = await day.Clinic.Read(db => db.Sessions.CountAsync());
        Assert.Contains("overlap", (await day.Clinic.Get<RecordSession>().Run(day.Clinic.DrOsei.Caller(), afterwards))["StartedAt"]);
        Assert.Equal(sessions, await day.Clinic.Read(db => db.Sessions.CountAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.6")]
    public async Task Closing_names_what_is_missing_and_who_was_to_take_it_and_takes_a_reason_instead(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Begin(day);
        day.Clinic.Time.Advance(TimeSpan.FromHours(2));
        await Keep(day, new() { ["People"] = "Imani, nurse" });
        var refused = (await day.Osei.Fill(day.Run, "Close the record")).Text;
        Assert.Contains("It is not closed.", refused);
        Assert.Contains("The reading “40 minutes after the dose”, for Imani, nurse to take", refused);
        Assert.Contains("The reading “at the end”, for Imani, nurse to take", refused);
        Assert.DoesNotContain("The reading “before the dose”", refused, StringComparison.Ordinal);
        foreach (var missing in (string[])["The dose", "The lot", "The time of the dose", "Until when judgement counts as altered", "The end", "Before leaving: walks safely"])
        {
            Assert.Contains(missing, refused);
        }

        await Keep(day, new() { ["DoseMg"] = "40", ["Lot"] = "KX-1", ["DosedAt"] = "10:10", ["EndedAt"] = "11:50", ["AlteredUntil"] = "2026-11-02T18:00" });
        Assert.Contains("No number was typed.", (await Read(day, VitalsMoment.At40Minutes, "", "", "")).Text);
        Assert.Equal(HttpStatusCode.Found, (await Read(day, VitalsMoment.At40Minutes, "", "", "asleep, did not want to wake her")).Status);
        Assert.Equal(HttpStatusCode.Found, (await Read(day, VitalsMoment.End, "125", "82", "")).Status);
        foreach (var item in SessionRecord.Discharge)
        {
            Assert.Contains("It is not closed.", (await day.Osei.Fill(day.Run, "Close the record")).Text);
            await Leave(day, item, passed: item != SessionCheckItem.Walks, words: item == SessionCheckItem.Walks ? "unsteady, in a chair to the car" : "");
        }

        Assert.Equal(HttpStatusCode.Found, (await day.Osei.Fill(day.Run, "Close the record")).Status);
        var closed = await day.Session();
        Assert.Equal((day.Clinic.Now, day.Clinic.DrOsei.Id), (closed.ClosedAt, closed.ClosedBy));
        Assert.Contains("asleep, did not want to wake her", (await day.Osei.Get(day.Run)).Text);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "altered-record")]
    public async Task After_closing_only_an_amendment_with_a_reason_changes_it_and_the_old_value_stays(Store store)
    {
        await using var day = await TreatmentDay.Open(store);
        await Begin(day);
        await Keep(day, new() { ["DoseMg"] = "40" });
        await day.Clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.ClosedAt, TestClinic.Monday).SetProperty(x => x.ClosedBy, day.Clinic.DrOsei.Id)));
        var refused = await Keep(day, new() { ["DoseMg"] = "45" }, button: "Amend");
        Assert.Contains("The record is closed. Please say why it is changed", refused.Text);
        Assert.Contains("value=\"45\"", refused.Html);
        Assert.Equal(40, (await day.Session()).DoseMg);
        Assert.Contains("Please say why this is added.", (await Read(day, VitalsMoment.End, "120", "80", "")).Text);
        Assert.Contains("Please say why this is added.", (await Leave(day, SessionCheckItem.Walks, true, "")).Text);
        // Nor does the form for sessions that were recorded afterwards change it.
        Assert.Equal(day.Run, (await day.Osei.Get($"/sessions/record/{day.Patient.Id}?id={(await day.Session()).Id}")).Location);
        var around = new SessionBody((await day.Session()).Id, day.Patient.Id, new(2026, 11, 2), null, null, RouteOfAdministration.Oral, 45, false);
        Assert.Contains("has a record of its own", (await day.Clinic.Get<RecordSession>().Run(day.Clinic.DrOsei.Caller(), around))["Id"]);
        await Keep(day, new() { ["DoseMg"] = "45", ["Reason"] = "Misread the syringe" }, button: "Amend");
        Assert.Equal(45, (await day.Session()).DoseMg);
        Assert.Contains("changed after closing dose: 45 mg, before: 40 mg", (await day.Osei.Get(day.Run)).Text);
    }

    internal static async Task Begin(TreatmentDay day)
    {
        await day.Prepare();
        Assert.Equal(day.Run, (await day.Start()).Location);
    }

    internal static async Task<Shown> Keep(TreatmentDay day, Dictionary<string, string> typed, DrawnForm? form = null, string button = "Keep") =>
        await day.Osei.Send(form ?? await RecordForm(day, button), typed);

    internal static async Task<Shown> Read(TreatmentDay day, VitalsMoment moment, string systolic, string diastolic, string words, string oxygen = "") =>
        await day.Osei.Fill(day.Run, "Keep this reading", new() { ["Moment"] = moment.ToString(), ["Systolic"] = systolic, ["Diastolic"] = diastolic, ["Words"] = words, ["OxygenSaturation"] = oxygen });

    internal static async Task<DrawnForm> RecordForm(TreatmentDay day, string button)
    {
        // The select stands with its choice only when a page says so; the form's own field is what counts.
        var page = await day.Osei.Get(day.Run);
        var from = page.Html.IndexOf("id=\"record\"", StringComparison.Ordinal);
        return Visitor.FormOn(page with { Html = page.Html[from..] }, button, day.Run);
    }

    private static async Task<Shown> Leave(TreatmentDay day, SessionCheckItem item, bool passed, string words) => await day.Osei.Send(
        new($"{day.Run}?handler=Check", (await day.Osei.Form(day.Run, "Keep this reading")).Fields),
        new() { ["Id"] = Guid.CreateVersion7().ToString(), ["Item"] = item.ToString(), ["Passed"] = passed ? "true" : "false", ["Words"] = words });

    private static Evenkeel.Data.TreatmentSession Earlier(TreatmentDay day, int daysAgo, decimal mg, decimal? weight = null) => new()
    {
        ClinicId = day.Patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = day.Patient.Id, Route = RouteOfAdministration.Intramuscular, DoseMg = mg, WeightKg = weight,
        StartedAt = day.Clinic.Now.AddDays(-daysAgo), EndedAt = day.Clinic.Now.AddDays(-daysAgo).AddHours(1), On = DateOnly.FromDateTime(day.Clinic.Now.UtcDateTime).AddDays(-daysAgo),
    };
}

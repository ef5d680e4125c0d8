using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Features.CheckIns;
using Evenkeel.Platform.Access;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using static Evenkeel.Tests.House.OutboxClient;

namespace Evenkeel.Tests.Features.CheckIns;

/// <summary>The door to which a phone sends what it has kept.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class OutboxTests
{
    [Theory, OnBothDatabases]
    public async Task Nobody_without_a_sign_in_or_a_known_device_can_write(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var stranger = clinic.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Post(ben, clinic.Now, CheckInEntry(clinic.Now, 3))).StatusCode);
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Unauthorized, (await osei.Post(ben, clinic.Now, CheckInEntry(clinic.Now, 3))).StatusCode);
        Assert.Equal(0, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_yes_whose_sender_hangs_up_before_the_answer_is_worked_to_its_end(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var free = new TaskCompletionSource();
        var busy = clinic.Get<PatientTurn>().Take(ben.Key(), async (_, _) =>
        {
            await free.Task;
            return 0;
        });
        var bell = clinic.Get<Doorbell>();
        bell.Expected = "/outbox";
        using var hangsUp = new CancellationTokenSource();
        var sending = bens.Post(ben, clinic.Now, [CheckInEntry(clinic.Now, 6, safety: 4)], hangsUp.Token);
        await bell.Arrived;
        await hangsUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await bell.HungUp;
        free.SetResult();
        await busy;
        await bell.Worked;
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ben, "ideation")).Priority);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "wrong-patient")]
    public async Task What_one_patient_answered_is_never_taken_for_anothers(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        Assert.Equal(HttpStatusCode.Conflict, (await bens.Post(ana, clinic.Now, CheckInEntry(clinic.Now, 9, safety: 4))).StatusCode);
        Assert.Equal(0, await clinic.Read(db => db.CheckIns.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_of_another_site_cannot_write(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var body = new JsonObject { ["owner"] = Writer.OwnerOf(ben.Key()), ["entries"] = new JsonArray(ReportEntry("help-now", clinic.Now)) }.ToJsonString();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bens.PostAsync("/outbox", new StringContent(body, Encoding.UTF8, "text/plain"))).StatusCode);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/outbox") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bens.SendAsync(elsewhere)).StatusCode);
        Assert.Equal(0, await clinic.Read(db => db.Reports.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_known_device_is_refused_by_a_number_alone_and_then_heard(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        using var device = await clinic.DeviceOf(await clinic.AccountOf(ben));
        StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
        Assert.Equal((HttpStatusCode.Conflict, ""), await Plainly(device.Post(ana, clinic.Now, ReportEntry("help-now", clinic.Now))));
        Assert.Equal((HttpStatusCode.BadRequest, ""), await Plainly(device.PostAsync("/outbox", Json("help"))));
        Assert.Equal((HttpStatusCode.BadRequest, ""), await Plainly(device.PostAsync("/outbox", Json("[1, 2]"))));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, ""), await Plainly(device.PostAsync("/outbox", new StringContent("{}", Encoding.UTF8, "text/plain"))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ""), await Plainly(device.PostAsync("/outbox", Json(new string(' ', 300 * 1024)))));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Plainly(clinic.Visitor().Post(ben, clinic.Now, ReportEntry("help-now", clinic.Now))));
        Assert.Equal(["kept"], await device.Sent(ben, clinic.Now, ReportEntry("help-now", clinic.Now)));
    }

    private static async Task<(HttpStatusCode, string)> Plainly(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_entry_again_is_kept_once_and_other_words_under_its_number_are_an_amendment(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var id = Guid.NewGuid();
        Assert.Equal(["kept"], await bens.Sent(ben, clinic.Now, CheckInEntry(clinic.Now, 3, id: id)));
        Assert.Equal(["already-kept"], await bens.Sent(ben, clinic.Now, CheckInEntry(clinic.Now, 3, id: id)));
        Assert.Equal(["kept"], await bens.Sent(ben, clinic.Now, CheckInEntry(clinic.Now, 4, id: id)));
        Assert.Equal([1, 2], await clinic.Read(db => db.CheckIns.OrderBy(c => c.Revision).Select(c => c.Revision).ToListAsync()));
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task A_hundred_copies_at_one_instant_leave_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        JsonObject[] entries = [CheckInEntry(clinic.Now, 3, safety: 3), ReportEntry("help-now", clinic.Now)];
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => bens.Sent(ben, clinic.Now, entries)));
        Assert.Equal([.. Enumerable.Repeat("already-kept", 198), "kept", "kept"], answers.SelectMany(a => a).Order());
        Assert.Equal((1, 1, 2), (await clinic.Read(db => db.CheckIns.CountAsync()), await clinic.Read(db => db.Reports.CountAsync()), (await clinic.OpenAlerts(ben)).Count));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_part_that_comes_after_its_whole_takes_nothing_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var id = Guid.NewGuid();
        var part = CheckInEntry(clinic.Now.AddMinutes(-5), 0, safety: 3, id: id, whole: false);
        part["fields"] = new JsonObject { ["Safety"] = "3", ["Whole"] = "false" };
        await bens.Sent(ben, clinic.Now, CheckInEntry(clinic.Now.AddMinutes(-4), 7, safety: 3, id: id));
        await bens.Sent(ben, clinic.Now, part);
        var read = Assert.Single((await clinic.Read(db => Evenkeel.Care.Trajectories.Read(db, ben, clinic.Now))).CheckIns);
        Assert.Equal((Answer.Of(7), SafetyAnswer.PassingThoughts), (read.LowMood, read.Safety));
        Assert.DoesNotContain("has been sent", await bens.Page("/checkins/today"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "1.1")]
    [Trait("Hazard", "clock-and-zone")]
    public async Task A_report_keeps_its_time_and_its_ladder_runs_from_receipt(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var made = clinic.Now.AddHours(-40);
        Assert.Equal(["kept"], await bens.Sent(ben, clinic.Now, ReportEntry("feel-worse", made, "since the train")));
        var kept = await clinic.Read(db => db.Reports.SingleAsync());
        Assert.Equal((made, clinic.Now, false, "since the train"), (kept.MadeAt, kept.ReceivedAt, kept.ClockWasOff, kept.Words));
        Assert.Equal(clinic.Now, (await clinic.OpenAlert(ben)).OpenedAt);
    }

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(-10, 0, false)]
    [InlineData(11, 0, true)]
    [InlineData(-11, 0, true)]
    [InlineData(0, 1, true)]
    [Trait("Hazard", "clock-and-zone")]
    public async Task A_wrong_clock_is_told_from_a_late_answer(int minutesAhead, int minutesIntoTheFuture, bool wasOff)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var made = minutesIntoTheFuture > 0 ? clinic.Now.AddMinutes(minutesIntoTheFuture) : clinic.Now.AddHours(-20);
        await bens.Sent(ben, clinic.Now.AddMinutes(minutesAhead), ReportEntry("feel-worse", made), CheckInEntry(made, 3));
        var (report, checkIn) = (await clinic.Read(db => db.Reports.SingleAsync()), await clinic.Read(db => db.CheckIns.SingleAsync()));
        var at = wasOff ? clinic.Now : made;
        Assert.Equal((at, wasOff, at, wasOff), (report.MadeAt, report.ClockWasOff, checkIn.AnsweredAt, checkIn.ClockWasOff));
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_entry_is_named_with_its_field_and_the_others_around_it_are_kept(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var wrong = CheckInEntry(clinic.Now, 11);
        using var response = await bens.Post(ben, clinic.Now, wrong, new JsonObject { ["kind"] = "poem", ["id"] = "x" }, CheckInEntry(clinic.Now, 3));
        var answers = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["entries"]!.AsArray();
        Assert.Equal(["not-accepted", "not-accepted", "kept"], answers.Select(a => (string)a!["is"]!));
        Assert.Equal("Please choose a number from 0 to 10.", (string)answers[0]!["fields"]!["LowMood"]!);
        Assert.Equal("x", (string)answers[1]!["id"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"owner\":5,\"entries\":7}")]
    [InlineData("{\"entries\":[{\"id\":\"\\ud800\"}]}")]
    public async Task What_is_no_batch_is_refused_and_nothing_breaks(string body)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var bens = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ben")));
        using var answer = await bens.PostAsync("/outbox", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    [Trait("Hazard", "missed-crisis")]
    public async Task A_flood_is_slowed_down_and_a_cry_for_help_is_not()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        using var bens = await clinic.SignedIn(await clinic.AccountOf(ben));
        var nonsense = Enumerable.Range(0, OutboxPace.AtOnce).Select(_ => new JsonObject { ["kind"] = "poem", ["id"] = "x" }).ToArray();
        Assert.All(await bens.Sent(ben, clinic.Now, nonsense), a => Assert.Equal("not-accepted", a));
        Assert.Equal(["kept", "kept", "later"], await bens.Sent(ben, clinic.Now, CheckInEntry(clinic.Now, 3), CheckInEntry(clinic.Now, 3, safety: 4), ReportEntry("call-me", clinic.Now)));
    }
}

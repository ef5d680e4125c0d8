using System.Net;
using System.Net.Http.Headers;
using Evenkeel.Data;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Page;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Journal;

/// <summary>Private words and recordings over HTTP, as a page without and with script sends them.</summary>
[Trait("Row", "5.12")]
[Trait("Hazard", "private-writing-read")]
public sealed class CaptureTests
{
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 40_000).Select(i => (byte)(i * 7))];

    [Theory, OnBothDatabases]
    public async Task Words_are_kept_by_one_tap_from_home_and_a_second_tap_is_the_same_entry(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        Assert.Contains("href=\"/journal/capture\"", (await ana.Get("/home")).Html);
        Assert.Contains("href=\"/journal/capture?speak=true\"", (await ana.Get("/home")).Html);
        var form = await ana.Form("/journal/capture", "Keep it");
        var words = new Dictionary<string, string> { ["words"] = "A door, and light <under> it." };
        var kept = await ana.Send(form, words);
        Assert.Equal(kept.Location, (await ana.Send(form, words)).Location);
        Assert.Contains("Kept. Only you can open it.", (await ana.Get(kept.Location)).Text);
        Assert.Contains("A door, and light <under> it.", (await ana.Get("/journal")).Text);
        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
    }

    [Fact]
    public async Task Empty_and_too_long_words_are_said_kindly_and_stay_in_the_form()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        Assert.Contains("There are no words yet.", (await ana.Fill("/journal/capture", "Keep it")).Text);
        var tooLong = new string('a', PartBody.LongestWords) + " end";
        var answer = await ana.Fill("/journal/capture", "Keep it", new() { ["words"] = tooLong });
        Assert.Contains("this has 20,004", answer.Text);
        Assert.Contains(tooLong, answer.Html);
        Assert.Equal(0, await clinic.Read(db => db.JournalEntries.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_recording_is_played_to_its_owner_and_to_nobody_else(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.AccountOf(await clinic.Enrol("Ana")), await clinic.AccountOf(await clinic.Enrol("Ben")));
        var me = await clinic.SignedIn(ana);
        var id = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await Record(me, id, Sound)).StatusCode);
        }

        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
        var played = await me.GetAsync($"/journal/recordings/{id}");
        Assert.Equal(("audio/webm", "no-store"), (played.Content.Headers.ContentType!.MediaType, played.Headers.CacheControl!.ToString()));
        Assert.Equal(Sound, await played.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await clinic.SignedIn(ben)).GetAsync($"/journal/recordings/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.DrOsei)).GetAsync($"/journal/recordings/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await clinic.Visitor().GetAsync($"/journal/recordings/{id}")).StatusCode);
    }

    [Fact]
    public async Task Ten_minutes_pass_the_voice_door_and_more_is_refused_in_kind_words()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var me = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Equal(HttpStatusCode.NoContent, (await Record(me, Guid.CreateVersion7(), new byte[PartBody.LargestRecording])).StatusCode);
        var more = await Record(me, Guid.CreateVersion7(), new byte[PartBody.LargestRecording + 1]);
        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (more.StatusCode, more.Content.Headers.ContentType!.MediaType));
        Assert.Contains("keep a recording below 5 MB", await more.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await Record(me, Guid.CreateVersion7(), new byte[LargestBody.TakenAsVoice])).StatusCode);
        var most = await Record(me, Guid.CreateVersion7(), new byte[LargestBody.TakenAsVoice + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, most.StatusCode);
        Assert.Contains("That was too much at once", await most.Text());
        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
    }

    [Theory]
    [InlineData("/journal/capture", LargestBody.Taken, false)]
    [InlineData("/journal/capture", LargestBody.Taken + 1, true)]
    [InlineData("/checkins/today", LargestBody.Taken + 1, true)]
    [InlineData(LargestBody.VoiceDoor, LargestBody.Taken + 1, false)]
    public async Task No_other_door_takes_more_than_before(string path, long bytes, bool isTooMuch)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var me = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Equal(isTooMuch, (await me.PostAsync(path, new ByteArrayContent(new byte[bytes]))).StatusCode == HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_recording_of_another_kind_or_without_the_pages_token_is_not_taken()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var me = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ana")));
        Assert.Contains("no recording that a page can play", await (await Record(me, Guid.CreateVersion7(), Sound, "text/html")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await Record(me, Guid.CreateVersion7(), Sound, token: "")).StatusCode);
        Assert.Equal(0, await clinic.Read(db => db.JournalParts.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_recording_that_waited_keeps_the_time_at_which_it_was_made(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var me = await clinic.SignedIn(await clinic.AccountOf(await clinic.Enrol("Ana")));
        var made = clinic.Now.AddHours(-5);
        await Record(me, Guid.CreateVersion7(), Sound, more: $"&madeAt={made:yyyy-MM-ddTHH:mm:ss}Z&sentAt={clinic.Now:yyyy-MM-ddTHH:mm:ss}Z");
        Assert.Equal((made, clinic.Now), await clinic.Read(async db => (await db.JournalEntries.SingleAsync()) is var e ? (e.MadeAt, e.ReceivedAt) : default));
    }

    [Fact]
    public async Task Words_are_written_anew_earlier_ones_stay_and_sharing_is_asked_for_each_entry()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var ana = await clinic.Visit("Ana");
        var entry = (await ana.Fill("/journal/capture", "Keep it", new() { ["words"] = "First words." })).Location.Split('?')[0];
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        await ana.Fill(entry, "Keep these words", new() { ["words"] = "Better words." });
        var page = await ana.Get(entry);
        Assert.Contains("What stood here before First words.", page.Text);
        Assert.Contains("Only you can open this.", page.Text);
        await ana.Fill(entry, "Share it with my care team");
        Assert.Contains("can open this one entry", (await ana.Get(entry)).Text);
        await ana.Fill(entry, "Make it private again");
        Assert.Contains("Only you can open this.", (await ana.Get(entry)).Text);
        using var ben = await clinic.Visit("Ben");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get(entry)).Status);
    }

    [Fact]
    [Trait("Hazard", "consent-while-altered")]
    public async Task In_the_altered_hours_it_is_one_of_few_ways_on_and_sharing_waits()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await clinic.HadASession(patient, TimeSpan.FromHours(2), before: 3);
        using var ana = await Visitor.SignedIn(clinic, await clinic.AccountOf(patient));
        Assert.Contains("href=\"/journal/capture?speak=true\"", (await ana.Get("/home")).Html);
        Assert.Contains("class=\"patient calm\"", (await ana.Get("/journal/capture")).Html);
        var entry = (await ana.Fill("/journal/capture", "Keep it", new() { ["words"] = "It was all one thing." })).Location.Split('?')[0];
        Assert.Equal(HttpStatusCode.Locked, (await ana.Fill(entry, "Share it with my care team")).Status);
        Assert.Contains("Only you can open this.", (await ana.Get(entry)).Text);
    }

    private static async Task<HttpResponseMessage> Record(HttpClient me, Guid id, byte[] sound, string type = "audio/webm", string? token = null, string more = "")
    {
        var content = new ByteArrayContent(sound);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.TryAddWithoutValidation("RequestVerificationToken", token ?? await me.Token("/journal/capture"));
        return await me.PostAsync($"{LargestBody.VoiceDoor}?entry={id}&id={id}{more}", content);
    }
}

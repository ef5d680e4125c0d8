using System.Text.RegularExpressions;
using Evenkeel.Data;
using Evenkeel.Platform.Journal;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Features.Journal;

/// <summary>A real browser records from a microphone that is none: it hums and beeps.</summary>
[Trait("Row", "5.12")]
[Trait("Hazard", "private-writing-read")]
[Trait("Hazard", "offline-queue")]
public sealed class SpokenTests
{
    private static readonly Regex TwoSecondsOrMore = new("0:(0[2-9]|[1-5][0-9]) of 10:00");
    private static readonly byte[] WebM = [0x1A, 0x45, 0xDF, 0xA3];

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task One_tap_at_home_records_and_what_is_kept_is_sealed_and_plays(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await using var chromium = await WithMicrophone();
        await using var ana = await Ready(clinic, chromium, patient, width);
        await ana.Go("/home");
        await ana.Page.GetByText("Say what is on your mind").ClickAsync();
        await ana.Sees("Recording. Speak as you like");
        await ana.IsSound();
        await Assertions.Expect(ana.Page.Locator("#voice-time")).ToContainTextAsync(TwoSecondsOrMore);
        Assert.DoesNotContain("speak", ana.Page.Url);
        await ana.Press("Stop, and keep it");
        await ana.Sees("Kept. Only you can listen to it.");
        await ana.IsSound();
        var shown = (await ana.Page.Locator("#voice-time").TextContentAsync())!;
        var seconds = int.Parse(shown[2..4]) + 1;

        var part = await clinic.Read(db => db.JournalParts.AsNoTracking().SingleAsync());
        var recording = (await clinic.Get<ReadWriting>().OwnRecording(patient.Key(), part.Id))!;
        Assert.Equal("audio/webm", part.MediaType);
        Assert.Equal(WebM, recording.Content[..4]);
        Assert.True(recording.Content.AsSpan().IndexOf("OpusHead"u8) > 0);
        Assert.True(part.Sealed.AsSpan().IndexOf(WebM) < 0);
        Assert.True(part.Sealed.AsSpan().IndexOf("OpusHead"u8) < 0);
        // At 32 kbit/s, with room for a browser that takes more: ten minutes fit.
        Assert.True(recording.Content.Length < seconds * PartBody.LargestRecording / (PartBody.LongestRecording * 60), $"{recording.Content.Length} bytes");
        Assert.True(await ana.Page.Locator("audio").EvaluateAsync<bool>("a => { a.muted = true; return a.play().then(() => new Promise(r => { a.ontimeupdate = () => a.currentTime > 0 && r(true); })); }"));
        Assert.Equal(0, await Waiting(ana));

        await ana.Go("/journal");
        await ana.IsSound();
        Assert.Equal(1, await ana.Page.Locator("audio").CountAsync());
        await ana.Page.GetByText("Change it, or who can open it").ClickAsync();
        await ana.Page.GetByLabel("In words, if you want to write it down").FillAsync("A hum, and a beep.");
        await ana.Press("Keep these words");
        await ana.Sees("Kept. Only you can open it.");
        await ana.IsSound();
        Assert.Equal("A hum, and a beep.", Assert.Single(await clinic.Get<ReadWriting>().Own(patient.Key())).Words);
    }

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    [Trait("Row", "5.3")]
    public async Task An_intention_is_spoken_kept_with_its_words_and_there_when_the_session_begins(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await clinic.IsEligible(patient);
        var visit = await clinic.Booked(patient, DateOnly.FromDateTime(clinic.Now.UtcDateTime), new TimeOnly(15, 0));
        await using var chromium = await WithMicrophone();
        await using var ana = await Ready(clinic, chromium, patient, width);
        await ana.Go($"/preparation/intention/{visit}");
        await ana.Press("Start recording");
        await Assertions.Expect(ana.Page.Locator("#voice-time")).ToContainTextAsync(TwoSecondsOrMore);
        await ana.Press("Stop, and keep it");
        await ana.Sees("Kept. Only you can listen to it.");
        await ana.IsSound();
        await ana.Go($"/preparation/intention/{visit}");
        await ana.Page.GetByLabel("In your own words").FillAsync("To let it come.");
        await ana.Press("Keep it");
        Assert.Equal(1, await ana.Page.Locator("audio").CountAsync());
        await ana.IsSound();
        var own = Assert.Single(await clinic.Get<ReadWriting>().Own(patient.Key()));
        Assert.Equal((JournalKind.Intention, visit, "To let it come.", 1, null), (own.Kind, own.AppointmentId, own.Words, own.Recordings.Count, own.SharedAt));
        await ana.Go("/home");
        await ana.Sees("To let it come.");
        await Assertions.Expect(ana.Page.GetByLabel("Your intention, spoken")).ToBeVisibleAsync();
        await ana.IsSound();
        // Another patient's session is not hers to speak for.
        var ben = await clinic.Enrol("Ben");
        await clinic.IsEligible(ben);
        var bens = await clinic.Booked(ben, DateOnly.FromDateTime(clinic.Now.UtcDateTime), new TimeOnly(16, 0));
        var token = await ana.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        var answer = await ana.Page.APIRequest.PostAsync($"/journal/capture/recording?entry={Guid.NewGuid()}&id={Guid.NewGuid()}&before={bens}", new() { Headers = [new("RequestVerificationToken", token), new("Content-Type", "audio/webm")], DataByte = WebM });
        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task A_recording_stops_by_itself_at_the_limit_says_so_and_is_kept()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await using var chromium = await WithMicrophone();
        await using var ana = await Ready(clinic, chromium, patient, Wide.Phone);
        await ana.Go("/journal/capture");
        await ana.Page.EvaluateAsync("() => { document.getElementById('voice').dataset.seconds = '2'; }");
        await Assertions.Expect(ana.Page.Locator("#voice-stop")).ToBeHiddenAsync();
        await ana.Press("Start recording");
        await Assertions.Expect(ana.Page.Locator("#voice-start")).ToBeHiddenAsync();
        await ana.Sees("That is as long as one recording can be, so it stopped. Kept. Only you can listen to it.");
        Assert.Equal(1, await clinic.Read(db => db.JournalParts.CountAsync()));
    }

    [Fact]
    public async Task A_recording_that_cannot_be_sent_waits_locked_on_the_phone_and_goes_from_the_next_page()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await using var chromium = await WithMicrophone();
        await using var ana = await Ready(clinic, chromium, patient, Wide.Phone);
        await ana.Go("/journal/capture");
        await ana.Page.RouteAsync("**/journal/capture/recording*", route => route.AbortAsync());
        await ana.Press("Start recording");
        await Assertions.Expect(ana.Page.Locator("#voice-time")).ToContainTextAsync(TwoSecondsOrMore);
        await ana.Press("Stop, and keep it");
        await ana.Sees("Your recording is kept on this phone, locked");
        await ana.Sees("One recording is only on this phone");
        Assert.Equal(1, await Waiting(ana));
        Assert.False(await ana.Page.EvaluateAsync<bool>("""
            async () => {
              const db = await new Promise((r) => { const q = indexedDB.open("evenkeel"); q.onsuccess = () => r(q.result); });
              const all = await new Promise((r) => { const q = db.transaction("things").objectStore("things").getAll(IDBKeyRange.bound("voice/", "voice0")); q.onsuccess = () => r(q.result); });
              return new TextDecoder("latin1").decode(all[0].sealed.bytes).includes("OpusHead");
            }
            """));
        Assert.Equal(0, await clinic.Read(db => db.JournalParts.CountAsync()));

        await ana.Page.UnrouteAsync("**/journal/capture/recording*");
        var bell = clinic.Get<Doorbell>();
        bell.Expected = "/journal/capture/recording";
        await ana.Go("/checkins/today");
        await bell.Worked;
        Assert.Equal(WebM, (await clinic.Get<ReadWriting>().OwnRecording(patient.Key(), await clinic.Read(db => db.JournalParts.Select(p => p.Id).SingleAsync())))!.Content[..4]);
        await ana.Page.WaitForFunctionAsync($"async () => {Count}");
    }

    [Fact]
    public async Task Without_a_microphone_or_without_script_it_is_written()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var patient = await clinic.Enrol("Ana");
        await using var chromium = await Chromium.Open();
        await using (var ana = await Screen.Open(clinic, chromium, new(Wide.Phone) { Scripts = false }))
        {
            await ana.SignIn(await clinic.AccountOf(patient));
            await ana.Go("/journal/capture?speak=true");
            Assert.False(await ana.Page.Locator("#voice").IsVisibleAsync());
            await ana.Page.GetByLabel("Write it down").FillAsync("In words, then.");
            await ana.Press("Keep it");
            await ana.Sees("Kept. Only you can open it.");
        }

        await using var deaf = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await deaf.SignIn(await clinic.AccountOf(patient));
        await deaf.Go("/journal/capture?speak=true");
        await deaf.Sees("This page may not use the microphone, or there is none.");
        await deaf.IsSound();
    }

    private const string Count = """(await new Promise((r) => { const q = indexedDB.open("evenkeel"); q.onsuccess = () => { const c = q.result.transaction("things").objectStore("things").count(IDBKeyRange.bound("voice/", "voice0")); c.onsuccess = () => { q.result.close(); r(c.result); }; }; })) === 0""";

    private static Task<Chromium> WithMicrophone() => Chromium.Open("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

    private static async Task<Screen> Ready(TestClinic clinic, Chromium chromium, Data.Patient patient, int width)
    {
        var screen = await Screen.Open(clinic, chromium, new(width));
        await screen.SignIn(await clinic.AccountOf(patient));
        return screen;
    }

    private static async Task<int> Waiting(Screen screen) => await screen.Page.EvaluateAsync<bool>($"async () => {Count}") ? 0 : 1;
}

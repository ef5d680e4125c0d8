using System.Net;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Platform.Calendars;

/// <summary>Appointments in the patient's own calendar: by an address, and by mail.</summary>
[Trait("Row", "5.9")]
public sealed class CalendarTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 5);

    [Theory, OnBothDatabases]
    public async Task The_feed_has_the_booked_dates_and_no_word_of_what_they_are(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        var id = await clinic.Booked(ana, Thursday);
        var address = await Address(clinic, ana);
        var feed = await clinic.Visitor().Get(address);
        Assert.Equal("text/calendar", feed.Content.Headers.ContentType!.MediaType);
        var text = await feed.Content.ReadAsStringAsync();
        foreach (var line in new[] { "BEGIN:VCALENDAR", "METHOD:PUBLISH", "VERSION:2.0", $"UID:{id}@evenkeel", "SEQUENCE:1", "DTSTART:20261105T100000Z", "DTEND:20261105T120000Z", "SUMMARY:Appointment", "STATUS:CONFIRMED" })
        {
            Assert.Contains(line + "\r\n", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("session", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ketamin", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ana", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Moved_it_moves_under_the_same_number_and_cancelled_it_says_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        var id = await clinic.Booked(ana, Thursday);
        var address = await Address(clinic, ana);
        await clinic.Booked(ana, Thursday.AddDays(1), id: id);
        var moved = await clinic.Visitor().Page(address);
        Assert.Contains("DTSTART:20261106T100000Z", moved);
        Assert.Contains("SEQUENCE:2", moved);
        Assert.Equal("", await clinic.Get<CancelAppointment>().Run(clinic.DrOsei.Caller(), ana.Id, id, "The room is not free"));
        var cancelled = await clinic.Visitor().Page(address);
        Assert.Contains("STATUS:CANCELLED", cancelled);
        Assert.DoesNotContain("room", cancelled, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_address_ends_the_old_one_and_ending_it_ends_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        var (old, now) = (await Address(clinic, ana), await Address(clinic, ana));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await clinic.Visitor().Get(old)).StatusCode, (await clinic.Visitor().Get(now)).StatusCode));
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        await me.Post("/home/programme", "/home/programme?handler=NoCalendar");
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Visitor().Get(now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Visitor().Get("/calendar/.ics")).StatusCode);
        Assert.DoesNotContain(now.Split('/')[^1][..20], await clinic.Read(db => db.Patients.Select(p => p.CalendarTokenHash).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_brings_an_entry_that_calendars_take_in_and_a_cancelled_one_takes_it_out()
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail));
        var ana = await Ana(clinic);
        var id = await clinic.Booked(ana, Thursday);
        await clinic.Deliver();
        var booked = Assert.Single(mail.Mails);
        Assert.Equal("ana@example.org", booked.To);
        Assert.StartsWith("multipart/alternative", booked.Header("Content-Type"), StringComparison.Ordinal);
        foreach (var part in new[] { "text/calendar;", $"UID:{id}@evenkeel", "METHOD:REQUEST", "ORGANIZER:mailto:hello@evenkeel.example", "mailto:ana@example.org", "DTSTART:20261105T100000Z" })
        {
            Assert.Contains(part, Unfolded(booked.Body), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("session", booked.Body, StringComparison.OrdinalIgnoreCase);
        await clinic.Get<CancelAppointment>().Run(clinic.DrOsei.Caller(), ana.Id, id, "The room is not free");
        await clinic.Deliver();
        Assert.Contains("METHOD:CANCEL", Unfolded(mail.Mails[1].Body), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", Unfolded(mail.Mails[1].Body), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.8")]
    public async Task The_map_says_what_is_done_next_and_later_and_is_right_after_a_move(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.HadASession(ana, TimeSpan.FromDays(4));
        var id = await clinic.Booked(ana, Thursday);
        await clinic.Booked(ana, Thursday.AddDays(7));
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        var map = await me.Page("/home/programme");
        Assert.Matches("(?s)Next</h2>.*Thu 5 Nov, 10:00: session, at the clinic.*booked.*Later</h2>.*Thu 12 Nov, 10:00.*Done</h2>.*Thu 29 Oct: session", map);
        await clinic.Booked(ana, Thursday.AddDays(14), id: id);
        Assert.Matches("(?s)Next</h2>.*Thu 12 Nov, 10:00.*Later</h2>.*Thu 19 Nov, 10:00", await me.Page("/home/programme"));
    }

    private static async Task<Patient> Ana(TestClinic clinic)
    {
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        return ana;
    }

    private static async Task<string> Address(TestClinic clinic, Patient patient)
    {
        var me = await clinic.SignedIn(await clinic.AccountOf(patient));
        var page = await (await me.Post("/home/programme", "/home/programme?handler=Calendar")).Text();
        return System.Text.RegularExpressions.Regex.Match(page, @"/calendar/[\w-]+\.ics").Value;
    }

    /// <summary>As a calendar reads it: folded lines put together.</summary>
    private static string Unfolded(string body) => body.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);
}

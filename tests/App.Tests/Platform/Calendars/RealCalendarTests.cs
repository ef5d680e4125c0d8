using System.Diagnostics;
using Evenkeel.Features.Appointments;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Platform.Calendars;

/// <summary>A calendar program that people use (khal) takes in what we send: an entry, the same one moved across the change of clocks, and the same one cancelled.</summary>
[Trait("Row", "5.9")]
public sealed class RealCalendarTests
{
    private static readonly DateOnly Thursday = new(2027, 3, 25);

    [Theory]
    [InlineData("Europe/London", "2027-03-25 10:00 CONFIRMED", "2027-03-29 10:00 CONFIRMED")]
    [InlineData("America/New_York", "2027-03-25 06:00 CONFIRMED", "2027-03-29 05:00 CONFIRMED")]
    public async Task What_the_mails_bring_is_one_entry_at_the_right_hour_wherever_the_calendar_is(string zone, string booked, string moved)
    {
        await using var mail = await MailServer.Start();
        await using var clinic = await TestClinic.Open(Store.Sqlite, delivery: Messages.Nearby(mail), now: new DateTimeOffset(2027, 3, 22, 10, 0, 0, TimeSpan.Zero));
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        using var khal = new Khal(zone);
        var id = await clinic.Booked(ana, Thursday);
        await clinic.Deliver();
        await khal.Import(Entry(mail.Mails[^1]));
        Assert.Equal([booked], await khal.Entries());
        // The clocks go forward on Sunday: ten o'clock stays ten o'clock in London.
        await clinic.Booked(ana, Thursday.AddDays(4), id: id);
        await clinic.Deliver();
        await khal.Import(Entry(mail.Mails[^1]));
        Assert.Equal([moved], await khal.Entries());
        Assert.Equal("", await clinic.Get<CancelAppointment>().Run(clinic.DrOsei.Caller(), ana.Id, id, "The room is not free"));
        await clinic.Deliver();
        await khal.Import(Entry(mail.Mails[^1]));
        Assert.Equal([moved.Replace("CONFIRMED", "CANCELLED", StringComparison.Ordinal)], await khal.Entries());
    }

    [Fact]
    public async Task The_feed_is_taken_in_whole_and_a_second_time_changes_nothing()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await clinic.Enrol("Ana");
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, new(2026, 11, 5));
        await clinic.Booked(ana, new(2026, 11, 12), new TimeOnly(15, 30));
        var me = await clinic.SignedIn(await clinic.AccountOf(ana));
        var page = await (await me.Post("/home/programme", "/home/programme?handler=Calendar")).Text();
        var feed = await clinic.Visitor().Page(System.Text.RegularExpressions.Regex.Match(page, @"/calendar/[\w-]+\.ics").Value);
        using var khal = new Khal("Europe/London");
        await khal.Import(feed);
        await khal.Import(feed);
        Assert.Equal(["2026-11-05 10:00 CONFIRMED", "2026-11-12 15:30 CONFIRMED"], await khal.Entries());
    }

    /// <summary>The part of the mail that a calendar takes.</summary>
    private static string Entry(ArrivedMail mail)
    {
        const string First = "BEGIN:VCALENDAR", Last = "END:VCALENDAR";
        return mail.Body[mail.Body.IndexOf(First, StringComparison.Ordinal)..(mail.Body.IndexOf(Last, StringComparison.Ordinal) + Last.Length)] + "\r\n";
    }

    /// <summary>The program with a calendar of its own.</summary>
    private sealed class Khal : IDisposable
    {
        private readonly string _place = Directory.CreateTempSubdirectory("evenkeel-khal-").FullName;

        public Khal(string zone)
        {
            Directory.CreateDirectory(Path.Combine(_place, "mine"));
            File.WriteAllText(Path.Combine(_place, "config"), $"""
                [calendars]
                [[mine]]
                path = {_place}/mine
                [locale]
                local_timezone = {zone}
                default_timezone = {zone}
                timeformat = %H:%M
                dateformat = %Y-%m-%d
                longdateformat = %Y-%m-%d
                datetimeformat = %Y-%m-%d %H:%M
                longdatetimeformat = %Y-%m-%d %H:%M
                [sqlite]
                path = {_place}/khal.db
                """);
        }

        public async Task Import(string calendar)
        {
            var file = Path.Combine(_place, "sent.ics");
            await File.WriteAllTextAsync(file, calendar);
            await Run("import", "--batch", file);
        }

        /// <summary>Every entry of the years around, in order: when, and how it stands.</summary>
        public async Task<string[]> Entries() =>
            [.. (await Run("list", "--day-format", "", "--format", "{start} {status}", "2026-01-01", "700d")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        public void Dispose() => Directory.Delete(_place, recursive: true);

        private async Task<string> Run(params string[] words)
        {
            using var khal = Process.Start(new ProcessStartInfo("/usr/bin/khal", ["-c", Path.Combine(_place, "config"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, wrong) = (khal.StandardOutput.ReadToEndAsync(), khal.StandardError.ReadToEndAsync());
            await khal.WaitForExitAsync();
            Assert.True(khal.ExitCode == 0, await wrong);
            return await said;
        }
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Time;
using NodaTime;

namespace Evenkeel.Tests.Platform.Time;

/// <summary>Each day once, at the minute that was chosen, in every zone that there is, also on the nights when the clocks change.</summary>
[Trait("Row", "10.9")]
[Trait("Hazard", "clock-and-zone")]
public sealed class ReminderTimeTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2028, 1, 1, 0, 0);

    public static TheoryData<string> Regions => [.. DateTimeZoneProviders.Tzdb.Ids.Select(Region).Distinct()];

    /// <summary>All canonical zones and all their old names; around every change of the clocks of two years; every quarter of an hour, and the minutes at both edges of a change.</summary>
    [Theory, MemberData(nameof(Regions))]
    public void In_every_zone_each_local_day_fires_once_at_its_minute_or_by_the_rule(string region)
    {
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Where(id => Region(id) == region))
        {
            var tz = DateTimeZoneProviders.Tzdb[zone];
            foreach (var change in Changes(tz))
            {
                var first = change.InZone(tz).Date.PlusDays(-2);
                foreach (var minute in Minutes(tz, change))
                {
                    EachDayOnce(zone, tz, first, minute);
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30Z")] // 01:30 does not exist: 02:30 summer time.
    [InlineData("2026-03-29", "00:59", "2026-03-29T00:59Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00Z")]
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30Z")] // 01:30 comes twice: the first.
    [InlineData("2026-10-25", "00:59", "2026-10-24T23:59Z")]
    [InlineData("2026-10-25", "02:00", "2026-10-25T02:00Z")]
    public void In_London_a_missing_minute_moves_forward_by_the_gap_and_of_a_double_one_the_first_counts(string day, string minute, string utc)
    {
        var at = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var time = TimeOnly.Parse(minute, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(at, ReminderTime.Next("Europe/London", time, at.AddTicks(-1)));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1), Days.Local("Europe/London", ReminderTime.Next("Europe/London", time, at)).Date.ToDateOnly());
    }

    [Fact]
    public void A_day_that_a_place_left_out_has_no_minute_of_its_own()
    {
        // Samoa had no 30 December 2011: whoever waits for that day's 08:00 gets the next day's, and no two.
        var before = ReminderTime.Next("Pacific/Apia", new TimeOnly(8, 0), new DateTimeOffset(2011, 12, 29, 17, 0, 0, TimeSpan.Zero));
        var after = ReminderTime.Next("Pacific/Apia", new TimeOnly(8, 0), before);
        Assert.Equal((new DateOnly(2011, 12, 29), new DateOnly(2011, 12, 31)), (Days.On("Pacific/Apia", before), Days.On("Pacific/Apia", after)));
    }

    [Fact]
    public void Who_travels_is_reminded_by_the_clock_there_until_they_are_home_again()
    {
        var patient = Ana(new TimeOnly(20, 0));
        (patient.AwayZone, patient.AwayUntil) = ("Asia/Tokyo", Days.Ends("Asia/Tokyo", new DateOnly(2026, 11, 4)));
        var told = Upcoming(patient, new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero), 4);
        // 20:00 in Tokyo is 11:00 UTC; home again from Thursday 04:00 in Tokyo, which is Wednesday 19:00 in London.
        Assert.Equal(["2026-11-03 11:00", "2026-11-04 11:00", "2026-11-04 20:00", "2026-11-05 20:00"], told);
    }

    [Theory]
    [InlineData("2026-11-02 19:59", null)]
    [InlineData("2026-11-02 20:00", "2026-11-02 20:00")]
    [InlineData("2026-11-05 19:59", "2026-11-04 20:00")]
    [InlineData("2026-11-05 20:00", "2026-11-05 20:00")]
    public void After_days_of_standing_still_only_the_latest_is_due(string now, string? due)
    {
        var patient = Ana(new TimeOnly(20, 0));
        patient.NextReminderAt = Utc("2026-11-02 20:00");
        Assert.Equal(due is null ? null : Utc(due), ReminderTime.Latest(patient, Utc(now)));
    }

    [Theory]
    [InlineData("2026-11-02 18:00", "21:00", "2026-11-02 21:00")]
    [InlineData("2026-11-02 20:30", "21:00", "2026-11-02 21:00")]
    [InlineData("2026-11-02 18:00", "17:00", "2026-11-03 17:00")]
    [InlineData("2026-11-02 21:00", "21:00", "2026-11-03 21:00")]
    public void A_new_time_counts_from_the_next_time_the_clock_shows_it(string changed, string to, string next) =>
        Assert.Equal(Utc(next), ReminderTime.Next(Ana(TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)), Utc(changed)));

    [Fact]
    public void Who_wants_none_gets_none() => Assert.Null(ReminderTime.Next(Ana(null), Utc("2026-11-02 20:00")));

    private static void EachDayOnce(string zone, DateTimeZone tz, LocalDate first, LocalTime minute)
    {
        const int Span = 5;
        var time = minute.ToTimeOnly();
        var at = tz.AtLeniently(first + minute).ToInstant().ToDateTimeOffset();
        for (var day = 0; day < Span; day++, at = ReminderTime.Next(zone, time, at))
        {
            var date = first.PlusDays(day);
            var map = tz.MapLocal(date + minute);
            var gap = map.Count == 0 ? map.LateInterval.WallOffset - map.EarlyInterval.WallOffset : Offset.Zero;
            var shown = Instant.FromDateTimeOffset(at).InZone(tz).LocalDateTime;
            if ((date + minute).PlusNanoseconds(gap.Nanoseconds) != shown || (map.Count == 2 && map.First().ToInstant() != Instant.FromDateTimeOffset(at)))
            {
                Assert.Fail($"{zone}, {date} {minute}: fired at {shown}");
            }

            if (ReminderTime.Next(zone, time, at) <= at)
            {
                Assert.Fail($"{zone}, {date} {minute}: does not go on from {at:O}");
            }
        }
    }

    /// <summary>Every instant of two years at which the clocks change; a quiet day where they never do.</summary>
    private static IReadOnlyList<Instant> Changes(DateTimeZone tz)
    {
        var changes = tz.GetZoneIntervals(From, To).Where(i => i.HasStart && i.Start > From).Select(i => i.Start).ToList();
        return changes.Count > 0 ? changes : [From];
    }

    private static HashSet<LocalTime> Minutes(DateTimeZone tz, Instant change)
    {
        var (before, after) = (change.Minus(Duration.FromTicks(1)).InZone(tz).TimeOfDay, change.InZone(tz).TimeOfDay);
        return
        [
            .. Enumerable.Range(0, 96).Select(q => LocalTime.Midnight.PlusMinutes(15 * q)),
            .. new[] { before, after }.SelectMany(t => Enumerable.Range(-1, 3).Select(m => new LocalTime(t.Hour, t.Minute).PlusMinutes(m))),
        ];
    }

    private static string Region(string id) => id.Contains('/') ? id[..id.IndexOf('/', StringComparison.Ordinal)] : "-";

    private static Patient Ana(TimeOnly? at) => new() { ClinicId = 1, Id = Guid.Empty, Name = "Ana", Zone = "Europe/London", RemindAt = at };

    private static IReadOnlyList<string> Upcoming(Patient patient, DateTimeOffset after, int count)
    {
        var told = new List<string>();
        for (var at = ReminderTime.Next(patient, after); told.Count < count; at = ReminderTime.Next(patient, at!.Value))
        {
            told.Add(at!.Value.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        }

        return told;
    }

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}

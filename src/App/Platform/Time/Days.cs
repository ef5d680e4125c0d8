using NodaTime;

namespace Evenkeel.Platform.Time;

/// <summary>A person's days: local dates that roll over at 04:00 (design 5a), so that an answer at 01:00 belongs to the evening before.</summary>
public static class Days
{
    private static readonly LocalTime Rollover = new(4, 0);

    public static DateOnly On(string zone, DateTimeOffset at)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(Zone(zone)).LocalDateTime;
        var date = local.TimeOfDay < Rollover ? local.Date.PlusDays(-1) : local.Date;
        return date.ToDateOnly();
    }

    /// <summary>When a day begins. Where 04:00 does not exist or comes twice, the first instant that is not before it.</summary>
    public static DateTimeOffset Begins(string zone, DateOnly on) =>
        Zone(zone).AtLeniently(LocalDate.FromDateOnly(on) + Rollover).ToInstant().ToDateTimeOffset();

    /// <summary>When a day ends, exclusive.</summary>
    public static DateTimeOffset Ends(string zone, DateOnly on) => Begins(zone, on.AddDays(1));

    /// <summary>The instant of a wall-clock time; where it does not exist it moves forward by the gap, where it comes twice the first counts.</summary>
    public static DateTimeOffset At(string zone, DateOnly date, TimeOnly time) =>
        Zone(zone).AtLeniently(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time)).ToInstant().ToDateTimeOffset();

    /// <summary>Each instant of a wall-clock time: two where it comes twice; where it does not exist, the one moved forward by the gap.</summary>
    public static IReadOnlyList<DateTimeOffset> All(string zone, DateOnly date, TimeOnly time)
    {
        var map = Zone(zone).MapLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time));
        return map.Count == 2 ? [map.First().ToInstant().ToDateTimeOffset(), map.Last().ToInstant().ToDateTimeOffset()] : [At(zone, date, time)];
    }

    /// <summary>How often a wall-clock time comes: 0 where the clocks jump over it, 2 where they go back over it.</summary>
    public static int Comes(string zone, DateOnly date, TimeOnly time) => Zone(zone).MapLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time)).Count;

    /// <summary>In the hour that comes twice, whether it is the first of the two; null at any other time.</summary>
    public static bool? IsFirstOfTwo(string zone, DateTimeOffset at)
    {
        var map = Zone(zone).MapLocal(Local(zone, at));
        return map.Count < 2 ? null : map.First().ToInstant() == Instant.FromDateTimeOffset(at);
    }

    /// <summary>The wall clock in a zone.</summary>
    public static LocalDateTime Local(string zone, DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone(zone)).LocalDateTime;

    public static bool IsZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    private static DateTimeZone Zone(string zone) => DateTimeZoneProviders.Tzdb[zone];
}

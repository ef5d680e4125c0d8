using System.Globalization;

namespace Evenkeel.Platform.Time;

/// <summary>A time of day without a date, as it is typed beside a session: which instant it means follows from what it stands beside, also over midnight and in the hour that comes twice.</summary>
public static class NearTime
{
    /// <summary>No session is longer than this without its date being said.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(8);

    /// <summary>The first time that it comes from a moment on, within eight hours; else the nearest, which then lies before.</summary>
    public static DateTimeOffset After(string zone, TimeOnly time, DateTimeOffset from)
    {
        var at = All(zone, time, from);
        return at.Where(t => t >= Minute(from) && t - from <= Reach).OrderBy(t => t).Cast<DateTimeOffset?>().FirstOrDefault() ?? at.MinBy(t => (t - from).Duration());
    }

    /// <summary>The last time that it came until a moment, within sixteen hours; else the nearest, which then lies ahead.</summary>
    public static DateTimeOffset Before(string zone, TimeOnly time, DateTimeOffset until)
    {
        var at = All(zone, time, until);
        return at.Where(t => t <= until && until - t <= Reach * 2).OrderByDescending(t => t).Cast<DateTimeOffset?>().FirstOrDefault() ?? at.MinBy(t => (t - until).Duration());
    }

    public static bool TryRead(string? typed, out TimeOnly time) => TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out time);

    public static string Write(string zone, DateTimeOffset at) => Days.Local(zone, at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is typed has no seconds.</summary>
    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMinute));

    private static List<DateTimeOffset> All(string zone, TimeOnly time, DateTimeOffset near)
    {
        var today = Days.Local(zone, near).Date.ToDateOnly();
        return [.. new[] { today.AddDays(-1), today, today.AddDays(1) }.SelectMany(day => Days.All(zone, day, time))];
    }
}

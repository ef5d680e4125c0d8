using System.Globalization;

namespace Evenkeel.Clinical.Tests.People;

/// <summary>Instants told from the first session's day: "d3 14:00" is two in the afternoon, three days after it. The clinic lives in UTC.</summary>
public static class When
{
    private static readonly DateTimeOffset DayZero = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(string when)
    {
        var parts = when.Split(' ');
        return DayZero.AddDays(int.Parse(parts[0][1..], CultureInfo.InvariantCulture)) + TimeSpan.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public static string Told(DateTimeOffset at)
    {
        var since = at - DayZero;
        var days = (int)Math.Floor(since.TotalDays);
        var time = since - TimeSpan.FromDays(days);
        return string.Create(CultureInfo.InvariantCulture, $"d{days} {(time.Seconds == 0 ? time.ToString(@"hh\:mm") : time.ToString(@"hh\:mm\:ss"))}");
    }

    /// <summary>The patient's day, rolling over at 04:00.</summary>
    public static DateOnly On(DateTimeOffset at) => DateOnly.FromDateTime(at.AddHours(-4).UtcDateTime);

    public static DateTimeOffset DayEndsAt(DateTimeOffset at) => new(On(at).AddDays(1).ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
}

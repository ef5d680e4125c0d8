using System.Globalization;
using NodaTime.Text;

namespace Evenkeel.Platform.Time;

/// <summary>Instants in words, in the reader's zone.</summary>
public static class Wording
{
    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"14:05" when on the same calendar day as now, else "Tue 3 Nov, 14:05".</summary>
    public static string Say(string zone, DateTimeOffset at, DateTimeOffset now)
    {
        var local = Days.Local(zone, at);
        var pattern = local.Date == Days.Local(zone, now).Date ? "HH:mm" : local.Year == Days.Local(zone, now).Year ? "ddd d MMM, HH:mm" : "d MMM yyyy, HH:mm";
        return LocalDateTimePattern.Create(pattern, Language).Format(local);
    }

    /// <summary>As <see cref="Say(string, DateTimeOffset, DateTimeOffset)"/>; in the hour that comes twice it says which one.</summary>
    public static string SayExactly(string zone, DateTimeOffset at, DateTimeOffset now) =>
        Say(zone, at, now) + (Days.IsFirstOfTwo(zone, at) switch { true => " (before the clocks go back)", false => " (after the clocks go back)", null => "" });

    /// <summary>For a reader who lives by another clock: both, where they differ.</summary>
    /// <param name="own">The reader's own zone; empty for none.</param>
    public static string SayBoth(string zone, string own, DateTimeOffset at, DateTimeOffset now)
    {
        var here = SayExactly(zone, at, now);
        if (!Days.IsZone(own))
        {
            return here;
        }

        var there = SayExactly(own, at, now);
        return there == here ? here : $"{here}, {there} for you";
    }

    /// <summary>"in 12 min", "in 3 h", "3 min past", "now": how far a deadline is. Rounded so that it never sounds later than it is.</summary>
    public static string Away(DateTimeOffset at, DateTimeOffset now) =>
        at > now ? $"in {Span(at - now)}" : now - at < TimeSpan.FromMinutes(1) ? "now" : $"{Span(now - at)} past";

    private static string Span(TimeSpan span) =>
        span < TimeSpan.FromMinutes(1) ? "less than 1 min"
        : span < TimeSpan.FromHours(1) ? $"{(int)span.TotalMinutes} min"
        : span < TimeSpan.FromHours(4) && span.Minutes > 0 ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : span < TimeSpan.FromHours(48) ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalDays} days";

    /// <summary>"Tue 3 Nov".</summary>
    public static string Say(DateOnly on) => on.ToString("ddd d MMM", Language);

    /// <summary>"Tue 3 Nov" in the year of today, else "3 Nov 2025".</summary>
    public static string Say(DateOnly on, DateOnly today) => on.Year == today.Year ? Say(on) : on.ToString("d MMM yyyy", Language);
}

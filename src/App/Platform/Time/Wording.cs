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

    /// <summary>"Tue 3 Nov".</summary>
    public static string Say(DateOnly on) => on.ToString("ddd d MMM", Language);
}

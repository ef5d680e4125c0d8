using System.Globalization;

namespace Evenkeel.Platform.Time;

/// <summary>A day and a time as somebody typed them, by a clinic's wall clock.</summary>
public readonly record struct TypedTime(DateOnly Day, TimeOnly Time)
{
    public DateTimeOffset At(string zone) => Days.At(zone, Day, Time);

    /// <summary>What was taken, where the clocks jump over the time that was typed or go back over it; empty for every other time.</summary>
    public string Taken(string zone) => Days.Comes(zone, Day, Time) switch
    {
        0 => $"{Time:HH\\:mm} does not exist on {Wording.Say(Day)}, because the clocks go forward. We took {Days.Local(zone, At(zone)).ToString("HH:mm", CultureInfo.InvariantCulture)}.",
        2 => $"{Time:HH\\:mm} comes twice on {Wording.Say(Day)}, because the clocks go back. We took the first.",
        _ => "",
    };

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => $"{Day:yyyy-MM-dd}T{Time:HH\\:mm}";

    /// <summary>Those of which something must be said, as the query of an address; empty for ordinary ones.</summary>
    public static string Query(string zone, params TypedTime[] typed) =>
        typed.Where(t => t.Taken(zone).Length > 0).ToArray() is { Length: > 0 } odd ? $"?{string.Join('&', odd.Select(t => $"took={t}"))}" : "";

    /// <summary>Those of an address that can be read; what cannot says nothing.</summary>
    public static IEnumerable<TypedTime> Read(IEnumerable<string?> words) =>
        words.Select(w => w?.Split('T')).Where(w => w?.Length == 2).SelectMany(w =>
            DateOnly.TryParseExact(w![0], "yyyy-MM-dd", out var day) && TimeOnly.TryParseExact(w[1], "HH:mm", out var time) ? new[] { new TypedTime(day, time) } : []);
}

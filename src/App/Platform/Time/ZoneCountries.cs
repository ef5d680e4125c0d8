using NodaTime.TimeZones;

namespace Evenkeel.Platform.Time;

/// <summary>A country as the zone database names it.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
public sealed record ZoneCountry(string Code, string Name);

/// <summary>In which country a zone's clock hangs, from the tables of the zone database.</summary>
public static class ZoneCountries
{
    private static readonly Dictionary<string, ZoneCountry> ByZone = TzdbDateTimeZoneSource.Default.ZoneLocations!
        .ToDictionary(l => l.ZoneId, l => new ZoneCountry(l.CountryCode, l.CountryName), StringComparer.Ordinal);

    private static readonly ILookup<string, ZoneCountry> ByCanonical = ByZone.ToLookup(z => Canonical(z.Key), z => z.Value);

    /// <summary>Null where it cannot be told: no such zone, or an old name for a clock that several countries share.</summary>
    public static ZoneCountry? Of(string zone) =>
        ByZone.GetValueOrDefault(zone) ?? (ByCanonical[Canonical(zone)].Distinct().Take(2).ToArray() is [var only] ? only : null);

    private static string Canonical(string zone) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var id) ? id : zone;
}

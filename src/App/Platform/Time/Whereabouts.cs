using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Evenkeel.Platform.Time;

/// <summary>Where a patient is, as far as clocks go: the one place that decides which zone's days and hours are theirs.</summary>
public static class Whereabouts
{
    /// <summary>The longest journey that can be told, in days; closed.</summary>
    public const int LongestDays = 90;

    /// <summary>IANA zones by region, as they are chosen from; old names of a place are among them, because devices still use them.</summary>
    public static readonly IReadOnlyList<IGrouping<string, string>> Places =
    [
        .. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).GroupBy(id => id[..id.IndexOf('/', StringComparison.Ordinal)]),
    ];

    public static bool IsAway(this Patient patient, DateTimeOffset at) => patient.AwayZone.Length > 0 && at < patient.AwayUntil;

    /// <summary>The IANA zone in force: where they said that they are, else at home.</summary>
    public static string ZoneAt(this Patient patient, DateTimeOffset at) => patient.IsAway(at) ? patient.AwayZone : patient.Zone;

    /// <returns>Null when there is no such patient.</returns>
    public static async Task<string?> PatientZone(this CareDb db, int clinicId, Guid patientId, DateTimeOffset at, CancellationToken cancellation) =>
        (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == clinicId && p.Id == patientId, cancellation))?.ZoneAt(at);
}

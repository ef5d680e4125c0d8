using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Health;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Crisis;

/// <summary>Whom to call, for whoever asks: where they are now first, then at home, also while the database does not answer.</summary>
public sealed class ClinicNumbers(IDbContextFactory<CareDb> dbs, Remembered remembered, Clock clock, ILogger<ClinicNumbers> log)
{
    /// <summary>For the reader of a page.</summary>
    /// <param name="clinicId">Of a phone that may write without being signed in; it is told nothing of where its patient is.</param>
    public Task<IReadOnlyList<NumbersPlace>> For(System.Security.Claims.ClaimsPrincipal reader, int? clinicId, CancellationToken cancellation = default) =>
        reader.FindCaller() is not { } caller ? Of(clinicId, null, cancellation)
        : Of(caller.ClinicId, caller.Role == Role.Patient ? caller.Patient : null, cancellation);

    /// <summary>The numbers of the first place, where the reader is; null for a country that is not listed.</summary>
    public async Task<CrisisCountry?> Here(
        System.Security.Claims.ClaimsPrincipal reader, int? clinicId, CancellationToken cancellation = default) =>
        CrisisNumbers.Of((await For(reader, clinicId, cancellation))[0].Code);

    /// <summary>At least one place. Of a stranger's clinic: the only one there is; of several, each country in which one of them is.</summary>
    public async Task<IReadOnlyList<NumbersPlace>> Of(int? clinicId, PatientKey? key, CancellationToken cancellation = default)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var found = await db.Clinics.AsNoTracking()
                .Where(c => clinicId == null ? !c.IsCanary : c.Id == clinicId && !c.IsCanary).OrderBy(c => c.Id).ToListAsync(cancellation);
            found.ForEach(c => remembered.Keep(c.Id, Facts(c)));
            var patient = key is not { } asks ? null
                : await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == asks.ClinicId && p.Id == asks.PatientId, cancellation);
            return Places([.. found.Select(c => c.Country).Distinct()], patient is not null && patient.IsAway(clock.Now) ? patient.AwayZone : "");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is broken at two in the morning, the numbers are not.
            log.LogError(e, "The clinic's country could not be read; the numbers are those read last");
            return Places(remembered.Clinic(clinicId) is { } clinic ? [clinic.Country] : [], "");
        }
    }

    /// <summary>What to call the clinic and on which number; null when it has none or cannot be known.</summary>
    public async Task<ClinicFacts?> Phone(System.Security.Claims.ClaimsPrincipal reader, int? clinicId, CancellationToken cancellation = default)
    {
        var id = reader.FindCaller()?.ClinicId ?? clinicId;
        await Of(id, null, cancellation);
        return remembered.Clinic(id) is { Phone.Length: > 0 } clinic ? clinic : null;
    }

    /// <param name="away">The zone where somebody is now; empty at home.</param>
    private static IReadOnlyList<NumbersPlace> Places(IReadOnlyList<string> home, string away)
    {
        if (away.Length > 0 && !(ZoneCountries.Of(away) is { } same && home.Contains(same.Code)))
        {
            var now = ZoneCountries.Of(away) is { } there
                ? new NumbersPlace($"Where you are now: {CrisisNumbers.Of(there.Code)?.Name ?? there.Name}", there.Code) : new("Where you are now", "");
            return [now, .. home.Select(code => new NumbersPlace($"At home: {Name(code)}", code))];
        }

        return home.Count switch
        {
            0 => [new("", "")],
            1 => [new("", home[0])],
            _ => [.. home.Select(code => new NumbersPlace(Name(code), code))],
        };
    }

    private static string Name(string code) => CrisisNumbers.Of(code)?.Name ?? "another country";

    private static ClinicFacts Facts(Data.Clinic c) => new(c.Name, c.Phone, c.Country, c.Zone);
}

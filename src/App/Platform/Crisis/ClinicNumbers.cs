using System.Collections.Concurrent;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Crisis;

/// <summary>The numbers of a clinic's country, also while the database does not answer: then those that were last read.</summary>
public sealed class ClinicNumbers(IDbContextFactory<CareDb> dbs, ILogger<ClinicNumbers> log)
{
    private const int OnlyOne = 0;
    private readonly ConcurrentDictionary<int, string> _countries = new();

    /// <param name="clinicId">Null for somebody who is nobody's: the only clinic there is; of several, a stranger's cannot be known.</param>
    public async Task<CrisisCountry?> Of(int? clinicId, CancellationToken cancellation = default)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var found = await db.Clinics.Where(c => clinicId == null ? !c.IsCanary : c.Id == clinicId).OrderBy(c => c.Id).Select(c => c.Country).Take(2).ToListAsync(cancellation);
            _countries[clinicId ?? OnlyOne] = found is [var only] ? only : "";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is broken at two in the morning, the numbers are not.
            log.LogError(e, "The clinic's country could not be read; the numbers are those read last");
        }

        return CrisisNumbers.Of(_countries.GetValueOrDefault(clinicId ?? OnlyOne));
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Crisis;

/// <summary>The numbers of a clinic's country, also while the database does not answer: then those that were last read.</summary>
public sealed class ClinicNumbers(IDbContextFactory<CareDb> dbs, Remembered remembered, ILogger<ClinicNumbers> log)
{
    /// <param name="clinicId">Null for somebody who is nobody's: the only clinic there is; of several, a stranger's cannot be known.</param>
    public async Task<CrisisCountry?> Of(int? clinicId, CancellationToken cancellation = default)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var found = await db.Clinics.AsNoTracking().Where(c => clinicId == null ? !c.IsCanary : c.Id == clinicId && !c.IsCanary).OrderBy(c => c.Id).Take(2).ToListAsync(cancellation);
            found.ForEach(c => remembered.Keep(c.Id, new(c.Name, c.Phone, c.Country, c.Zone)));
            return CrisisNumbers.Of(found is [var only] ? only.Country : "");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is broken at two in the morning, the numbers are not.
            log.LogError(e, "The clinic's country could not be read; the numbers are those read last");
            return CrisisNumbers.Of(remembered.Clinic(clinicId)?.Country);
        }
    }
}

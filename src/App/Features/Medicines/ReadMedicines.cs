using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Medicines;

/// <summary>A patient's medicines as they stand (mission 3.10): those that wait first, as they are what must not be overlooked.</summary>
public static class ReadMedicines
{
    public static async Task<IReadOnlyList<MedicationStatement>> Of(CareDb db, PatientKey key, CancellationToken cancellation) =>
        [.. (await db.MedicationStatements.AsNoTracking().Where(m => m.ClinicId == key.ClinicId && m.PatientId == key.PatientId && m.EndedAt == null).OrderBy(m => m.Medicine).ToListAsync(cancellation)).OrderBy(m => !m.Waits)];
}

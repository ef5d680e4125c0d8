using System.Security.Cryptography;
using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Evenkeel.Platform.Journal;

/// <summary>
/// Makes and opens the patients' own keys for what they write or say in private (decision 32). A key stands in the database under the
/// server's protection keys, bound to its patient: a copy of the database alone opens nothing, and neither does a key moved to another row.
/// </summary>
public sealed class WritingBox(IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;

    public WritingKey NewKey(PatientKey patient, DateTimeOffset madeAt) => new()
    {
        ClinicId = patient.ClinicId, PatientId = patient.PatientId, MadeAt = madeAt,
        Protected = Protector(patient.ClinicId, patient.PatientId).Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))),
    };

    /// <summary>Null when the key was erased, is another patient's, or the protection keys that it was closed with are gone.</summary>
    public PatientCipher? Unlock(WritingKey? key)
    {
        try
        {
            return key is null ? null : new PatientCipher(Convert.FromBase64String(Protector(key.ClinicId, key.PatientId).Unprotect(key.Protected)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(int clinicId, Guid patientId) => protection.CreateProtector("evenkeel.writing", clinicId.ToString(), patientId.ToString());
}

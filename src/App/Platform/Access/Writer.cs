using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;

namespace Evenkeel.Platform.Access;

/// <summary>Who may write for a patient and, by this alone, read nothing: the patient who is signed in, or a device that was.</summary>
/// <param name="IsSignedIn">False for a device alone: then no answer may say anything of the patient.</param>
public sealed record Writer(PatientKey Patient, Guid UserId, bool IsSignedIn)
{
    /// <summary>The policy that asks for one.</summary>
    public const string Policy = "/Outbox";

    private const string Clinic = "write-clinic";
    private const string PatientId = "write-patient";
    private const string SignedIn = "write-signed-in";

    /// <summary>
    /// Names the patient to the patient's own device, so that it can tell whose its entries are; tells nobody else anything.
    /// </summary>
    public static string OwnerOf(PatientKey key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"owner {key.ClinicId} {key.PatientId}")))[..24];

    public static Writer? Of(ClaimsPrincipal principal) => principal.FindFirstValue(PatientId) is not { } patient ? null : new(
        new PatientKey(int.Parse(principal.FindFirstValue(Clinic)!, CultureInfo.InvariantCulture), Guid.Parse(patient)),
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        principal.HasClaim(SignedIn, bool.TrueString));

    /// <summary>It has no role, and so opens no room.</summary>
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, UserId.ToString()),
            new(Clinic, Patient.ClinicId.ToString(CultureInfo.InvariantCulture)),
            new(PatientId, Patient.PatientId.ToString()),
            new(SignedIn, IsSignedIn.ToString()),
        ],
        WriterScheme.Name));
}

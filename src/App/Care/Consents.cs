using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What a patient has agreed to now. No row, no consent.</summary>
public static class Consents
{
    public static IQueryable<Consent> Standing(this IQueryable<Consent> consents, Patient patient) =>
        consents.Where(c => c.ClinicId == patient.ClinicId && c.PatientId == patient.Id && c.WithdrawnAt == null);

    /// <summary>For the steps of a silence; a support person who is no longer one is nobody.</summary>
    public static Agreed ToSteps(IReadOnlyList<Consent> standing, IReadOnlyList<SupportPerson> people) => new(
        standing.Any(c => c.Kind == ConsentKind.Nudge),
        [.. people.Where(p => standing.Any(c => c.Kind == ConsentKind.AskSupportPerson && c.SupportPersonId == p.Id)).Select(p => p.Id)],
        standing.Any(c => c.Kind == ConsentKind.CallAfterSilence));
}

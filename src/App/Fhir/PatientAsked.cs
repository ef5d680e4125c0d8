namespace Evenkeel.Fhir;

/// <summary>Whose resources a search asks for. What it asks besides is refused and not passed over: an answer to another question than was asked is a wrong one.</summary>
internal static class PatientAsked
{
    private const string Kind = "Patient/";

    /// <returns>What is wrong, in words; empty when it was understood.</returns>
    public static string Read(IQueryCollection query, out Guid patient)
    {
        patient = default;
        if (query.Keys.FirstOrDefault(k => k != Criterion.Patient.Name && k != AsksForJson.Format) is { } other)
        {
            return $"A search by '{other}' is not understood here. What is, stands in {FhirRoutes.Base}/metadata.";
        }

        return query[Criterion.Patient.Name] is [{ } asked] && Guid.TryParse(asked.StartsWith(Kind, StringComparison.Ordinal) ? asked[Kind.Length..] : asked, out patient)
            ? "" : $"Please ask for one patient, like {Criterion.Patient.Name}={Kind}0199c7a2-….";
    }
}

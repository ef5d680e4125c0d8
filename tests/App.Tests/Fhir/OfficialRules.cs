using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

namespace Evenkeel.Tests.Fhir;

/// <summary>FHIR R4 as HL7 published it: cardinalities, required codes and every constraint of a resource and of the datatypes in it.</summary>
internal static class OfficialRules
{
    private static readonly Lazy<Validator> R4 = new(() =>
    {
        var definitions = new CachedResolver(ZipSource.CreateValidationSource());
        return new(definitions, new LocalTerminologyService(definitions), null, null);
    });

    private static readonly Lock OneAtATime = new();

    public static IReadOnlyList<string> Complaints(Resource resource)
    {
        lock (OneAtATime)
        {
            return [.. R4.Value.Validate(resource).Issue.Where(i => i.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal).Select(i => i.ToString())];
        }
    }
}

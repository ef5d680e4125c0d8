namespace Evenkeel.Fhir;

/// <summary>What a route offers, written on the route itself: the CapabilityStatement is told from these and can promise nothing else.</summary>
/// <param name="Type">The resource.</param>
/// <param name="Code">As FHIR names it.</param>
/// <param name="By">What a search may ask by.</param>
internal sealed record Interaction(string Type, string Code, params Criterion[] By)
{
    public const string Read = "read";
    public const string Search = "search-type";
}

/// <summary>Something that a search may ask by. All so far are references.</summary>
/// <param name="Definition">The address of FHIR's own definition.</param>
internal sealed record Criterion(string Name, string Definition)
{
    public static readonly Criterion Patient = new("patient", "http://hl7.org/fhir/SearchParameter/clinical-patient");
}

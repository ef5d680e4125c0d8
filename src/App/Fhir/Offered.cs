using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using static Hl7.Fhir.Model.CapabilityStatement;

namespace Evenkeel.Fhir;

/// <summary>What can be done here, told from the routes that do it.</summary>
internal static class Offered
{
    /// <summary>When it last changed; to be changed with what is offered.</summary>
    private const string Since = "2026-11-30";

    public static CapabilityStatement Of(string address, IEnumerable<Interaction> offered) => new()
    {
        Status = PublicationStatus.Active,
        Date = Since,
        Kind = CapabilityStatementKind.Instance,
        Software = new() { Name = "Evenkeel", Version = typeof(Offered).Assembly.GetName().Version!.ToString(3) },
        Implementation = new() { Description = "A clinic's own server for a ketamine-therapy programme", Url = address },
        FhirVersion = FHIRVersion.N4_0_1,
        Format = [FhirAnswer.MediaType],
        Rest =
        [
            new()
            {
                Mode = RestfulCapabilityMode.Server,
                Security = new() { Description = "Whoever is signed in on the clinic's pages reads what those would show them. Each read by another than the patient stands in the patient's log." },
                Resource = [.. offered.GroupBy(i => i.Type).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Resource(t.Key, [.. t]))],
            },
        ],
    };

    private static ResourceComponent Resource(string type, IReadOnlyList<Interaction> interactions) => new()
    {
        Type = type,
        Interaction = [.. interactions.Select(i => new ResourceInteractionComponent { Code = EnumUtility.ParseLiteral<TypeRestfulInteraction>(i.Code) })],
        Versioning = ResourceVersionPolicy.NoVersion,
        ConditionalRead = ConditionalReadStatus.NotMatch,
        SearchParam = [.. interactions.SelectMany(i => i.By).Select(b => new CapabilityStatement.SearchParamComponent { Name = b.Name, Definition = b.Definition, Type = SearchParamType.Reference })],
    };
}

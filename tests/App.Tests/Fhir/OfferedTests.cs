using System.Net;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Microsoft.AspNetCore.Routing;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>What the server says that it can do, and what it can do.</summary>
[Trait("Row", "10.10")]
public sealed class OfferedTests
{
    [Theory, OnBothDatabases]
    public async Task It_promises_exactly_what_is_mapped(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var offered = (await osei.Fhir("/fhir/metadata")).As<CapabilityStatement>();
        var rest = offered.Rest.Single();
        Assert.Equal((FHIRVersion.N4_0_1, $"{clinic.Address}fhir"), (offered.FhirVersion, offered.Implementation!.Url));
        Assert.Equal(
            clinic.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/fhir/", StringComparison.Ordinal)).Select(Mapped).Order(),
            rest.Resource.SelectMany(r => r.Interaction.Select(i => $"{r.Type} {i.Code!.Value.GetLiteral()}")).Append("metadata").Order());
        Assert.Equal(["MedicationAdministration read", "MedicationAdministration search-type", "Procedure read", "Procedure search-type"], rest.Resource.SelectMany(r => r.Interaction.Select(i => $"{r.Type} {i.Code!.Value.GetLiteral()}")).Order());
        Assert.Empty(rest.Operation);
        Assert.Empty(rest.Interaction);
    }

    [Theory, OnBothDatabases]
    public async Task Each_search_that_it_promises_is_answered(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var resource in (await osei.Fhir("/fhir/metadata")).As<CapabilityStatement>().Rest.Single().Resource)
        {
            var by = resource.SearchParam.Single();
            Assert.Equal(("patient", "http://hl7.org/fhir/SearchParameter/clinical-patient", SearchParamType.Reference), (by.Name, by.Definition, by.Type));
            Assert.Equal(HttpStatusCode.OK, (await osei.Fhir($"/fhir/{resource.Type}?{by.Name}={ana.Id}")).Status);
        }
    }

    /// <summary>A route read by its address and method alone, not by what it says of itself.</summary>
    private static string Mapped(RouteEndpoint route)
    {
        Assert.Equal(["GET"], route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods);
        return route.RoutePattern.RawText!.Split('/')[2..] switch
        {
            ["metadata"] => "metadata",
            [var type] => $"{type} search-type",
            [var type, "{id:guid}"] => $"{type} read",
            var other => string.Join('/', other),
        };
    }
}

using System.Net;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>All sessions of one patient.</summary>
[Trait("Row", "10.10")]
public sealed class FhirSearchTests
{
    private static readonly string[] Types = ["Procedure", "MedicationAdministration"];

    [Theory, OnBothDatabases]
    [Trait("Row", "2.4")]
    public async Task All_of_one_patient_are_found_the_latest_first_also_those_that_were_not_given(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, ben) = (await clinic.Enrol("Ana"), await clinic.Enrol("Ben"));
        var (earlier, ungiven) = (clinic.Session(ana, s => s.StartedAt = clinic.Now.AddDays(-7)), clinic.Session(ana, s => (s.NotGivenAt, s.NotGivenReason) = (clinic.Now, "A new red flag")));
        await clinic.Change(db => db.Sessions.AddRange(earlier, ungiven, clinic.Session(ben)));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var type in Types)
        {
            foreach (var asked in (string[])[$"{ana.Id}", $"Patient/{ana.Id}", $"{ana.Id}&_format=json"])
            {
                var answer = await osei.Fhir($"/fhir/{type}?patient={asked}");
                var found = answer.As<Bundle>();
                Assert.Equal((HttpStatusCode.OK, "", Bundle.BundleType.Searchset, 2), (answer.Status, answer.Tag, found.Type, found.Total));
                Assert.Equal(("self", $"{clinic.Address}fhir/{type}?patient=Patient/{ana.Id}"), (found.Link.Single().Relation, found.Link.Single().Url));
                Assert.Equal([$"{clinic.Address}fhir/{type}/{ungiven.Id}", $"{clinic.Address}fhir/{type}/{earlier.Id}"], found.Entry.Select(e => e.FullUrl));
                Assert.All(found.Entry, e => Assert.Equal((type, Bundle.SearchEntryMode.Match), (e.Resource!.TypeName, e.Search!.Mode)));
                // Each is the same as at its own address.
                foreach (var entry in found.Entry)
                {
                    Assert.True(entry.Resource!.IsExactly((await osei.Fhir(new Uri(entry.FullUrl!).AbsolutePath)).As<Resource>()));
                }
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_patient_without_a_session_has_an_empty_bundle(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var type in Types)
        {
            var found = (await osei.Fhir($"/fhir/{type}?patient={ana.Id}")).As<Bundle>();
            Assert.Equal((0, 0), (found.Total, found.Entry.Count));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_search_that_is_not_understood_is_refused_and_named_and_not_answered_more_widely(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Change(db => db.Sessions.Add(clinic.Session(ana)));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var type in Types)
        {
            foreach (var other in (string[])["status", "patient:Patient", "_count", "_id"])
            {
                var answer = await osei.Fhir($"/fhir/{type}?patient={ana.Id}&{other}=1");
                Assert.Equal((other, HttpStatusCode.BadRequest, ("invalid", $"A search by '{other}' is not understood here. What is, stands in /fhir/metadata.")), (other, answer.Status, answer.Refusal));
            }

            foreach (var query in (string[])["", "?patient=", "?patient=abc", $"?patient={ana.Id}&patient={ana.Id}", $"?patient={ana.Id},{ana.Id}", $"?patient=Group/{ana.Id}"])
            {
                var answer = await osei.Fhir($"/fhir/{type}{query}");
                Assert.Equal((query, HttpStatusCode.BadRequest, "invalid"), (query, answer.Status, answer.Refusal.Code));
                Assert.StartsWith("Please ask for one patient, like patient=Patient/", answer.Refusal.Words, StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await osei.Fhir($"/fhir/{type}?patient={Guid.NewGuid()}")).Status);
        }
    }
}

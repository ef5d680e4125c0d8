using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>How an answer comes and how one is refused, whatever is asked for.</summary>
[Trait("Row", "10.10")]
public sealed class FhirDoorTests
{
    [Theory, OnBothDatabases]
    public async Task A_tag_stays_while_nothing_changes_and_goes_with_what_it_stood_for(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (osei, row) = await Osei(clinic);
        using (osei)
        {
            var starts = row.StartedAt;
            foreach (var path in (string[])[$"/fhir/Procedure/{row.Id}", $"/fhir/MedicationAdministration/{row.Id}"])
            {
                var first = await osei.Fhir(path);
                Assert.Matches("^W/\"[0-9a-f]{16}\"$", first.Tag);
                Assert.Equal(first.Tag, (await osei.Fhir(path)).Tag);
                var same = await osei.Fhir(path, null, ("If-None-Match", first.Tag));
                Assert.Equal((HttpStatusCode.NotModified, first.Tag, ""), (same.Status, same.Tag, same.Json));
                starts = starts.AddMinutes(-1);
                await clinic.Read(db => db.Sessions.Where(s => s.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartedAt, starts)));
                var changed = await osei.Fhir(path, null, ("If-None-Match", first.Tag));
                Assert.Equal(HttpStatusCode.OK, changed.Status);
                Assert.NotEqual(first.Tag, changed.Tag);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Only_what_can_be_had_is_given_to_who_takes_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (osei, row) = await Osei(clinic);
        using (osei)
        {
            var path = $"/fhir/Procedure/{row.Id}";
            foreach (var accept in (string[])["application/fhir+json", "application/fhir+json; fhirVersion=4.0", "application/json", "text/json", "application/*", "*/*", "text/html,application/xml;q=0.9,*/*;q=0.8", "application/fhir+xml;q=1, application/fhir+json;q=0.5"])
            {
                Assert.Equal((accept, HttpStatusCode.OK), (accept, (await osei.Fhir(path, null, ("Accept", accept))).Status));
            }

            foreach (var accept in (string[])["application/fhir+xml", "text/html", "text/*", "application/fhir+json;q=0", "application/fhir+json; fhirVersion=5.0"])
            {
                var answer = await osei.Fhir(path, null, ("Accept", accept));
                Assert.Equal((accept, HttpStatusCode.NotAcceptable, "not-supported"), (accept, answer.Status, answer.Refusal.Code));
            }

            // In the address it goes before the header, as for a person with a browser.
            Assert.Equal(HttpStatusCode.OK, (await osei.Fhir($"{path}?_format=json", null, ("Accept", "text/html"))).Status);
            Assert.Equal(HttpStatusCode.OK, (await osei.Fhir($"{path}?_format=application/fhir+json", null, ("Accept", "text/html"))).Status);
            Assert.Equal(HttpStatusCode.NotAcceptable, (await osei.Fhir($"{path}?_format=xml", null, ("Accept", "application/fhir+json"))).Status);
            Assert.Equal(HttpStatusCode.NotAcceptable, (await osei.Fhir($"{path}?_format=json&_format=xml")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_there_and_what_would_write_are_refused_in_fhir_and_change_nothing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (osei, row) = await Osei(clinic);
        using (osei)
        {
            foreach (var path in (string[])["/fhir", "/fhir/Procedure/abc", $"/fhir/Procedure/{Guid.NewGuid()}", "/fhir/Observation/1", $"/fhir/Procedure/{row.Id}/_history/1"])
            {
                var answer = await osei.Fhir(path);
                Assert.Equal((path, HttpStatusCode.NotFound, "not-found"), (path, answer.Status, answer.Refusal.Code));
            }

            foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete])
            {
                foreach (var path in (string[])["/fhir/Procedure", $"/fhir/Procedure/{row.Id}"])
                {
                    var answer = await osei.Fhir(path, method);
                    Assert.Equal((method, path, HttpStatusCode.MethodNotAllowed, "not-supported"), (method, path, answer.Status, answer.Refusal.Code));
                }
            }

            Assert.Equal(row.StartedAt, (await clinic.Read(db => db.Sessions.SingleAsync())).StartedAt);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_fault_is_said_in_words_that_show_nothing_of_the_inside(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (osei, row) = await Osei(clinic);
        using (osei)
        {
            // A zone that nobody knows: a fault of ours.
            await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.AppointmentId, (Guid?)null)));
            await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.Zone, "Nowhere/Nowhere")));
            var failed = await osei.Fhir($"/fhir/Procedure/{row.Id}");
            Assert.Equal((HttpStatusCode.InternalServerError, ("exception", "Something went wrong here. It is written down for who runs this server.")), (failed.Status, failed.Refusal));
            // A table that is gone: a fault of the database.
            await clinic.Read(db => db.Database.ExecuteSqlRawAsync("alter table \"Sessions\" rename to \"Gone\""));
            var away = await osei.Fhir($"/fhir/Procedure/{row.Id}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, ("transient", "The records cannot be reached at this moment. Please try again in a minute.")), (away.Status, away.Refusal));
        }
    }

    [Fact]
    public async Task The_library_is_loaded_by_the_first_answer_and_not_by_the_start()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var server = await RunningServer.Start(clinic.Place);
        using var http = new HttpClient { BaseAddress = server.Address };
        await http.GetAsync("/crisis");
        Assert.DoesNotContain("Hl7.Fhir", await Loaded(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/fhir/metadata")).StatusCode);
        Assert.Contains("Hl7.Fhir", await Loaded(), StringComparison.Ordinal);

        Task<string> Loaded() => File.ReadAllTextAsync($"/proc/{server.Id}/maps");
    }

    private static async Task<(Visitor Osei, TreatmentSession Row)> Osei(TestClinic clinic)
    {
        var row = clinic.Session(await clinic.Enrol("Ana"));
        await clinic.Change(db => db.Sessions.Add(row));
        return (await Visitor.SignedIn(clinic, clinic.DrOsei), row);
    }
}

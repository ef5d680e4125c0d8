using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Patient = Evenkeel.Data.Patient;

namespace Evenkeel.Tests.Fhir;

/// <summary>An answer as another program gets it.</summary>
internal sealed record Served(HttpStatusCode Status, string MediaType, string Tag, string CacheControl, bool SendsElsewhere, string Json)
{
    /// <summary>Read by a parser that takes nothing that is not FHIR; by the official rules nothing is wrong with it, and nothing is lost on the way.</summary>
    public T As<T>()
        where T : Resource
    {
        Assert.Equal("application/fhir+json; charset=utf-8", MediaType);
        Assert.Equal("no-store", CacheControl);
        var resource = new FhirJsonDeserializer().Deserialize<T>(Json);
        Assert.Equal(Json, new FhirJsonSerializer().SerializeToString(resource));
        Assert.Empty(OfficialRules.Complaints(resource));
        return resource;
    }

    /// <summary>The one issue of a refusal: its code and its words.</summary>
    public (string Code, string Words) Refusal => As<OperationOutcome>().Issue.Single() is var issue ? (Hl7.Fhir.Utility.EnumUtility.GetLiteral(issue.Code!.Value)!, issue.Diagnostics!) : default;
}

internal static class FhirClient
{
    public static async Task<Served> Fhir(this Visitor visitor, string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await visitor.Ask(request);
        return new(response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", response.Headers.ETag?.ToString() ?? "", response.Headers.CacheControl?.ToString() ?? "",
            response.Headers.Location is not null, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A session of the patient's as a row; it began half an hour ago after having been booked, unless something else is said.</summary>
    public static TreatmentSession Session(this TestClinic clinic, Patient patient, Action<TreatmentSession>? change = null, bool isBooked = true)
    {
        var session = new TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, AppointmentId = isBooked ? Guid.CreateVersion7() : null,
            StartedAt = clinic.Now.AddMinutes(-30), On = DateOnly.FromDateTime(clinic.Now.UtcDateTime), Route = RouteOfAdministration.Intramuscular, RecordedBy = clinic.DrOsei.Id, RecordedAt = clinic.Now,
        };
        change?.Invoke(session);
        return session;
    }

    /// <summary>A time as it stands in a resource: an instant or a day, or start/end with what is not known left out.</summary>
    public static string Said(this DataType? time) => time switch
    {
        FhirDateTime at => at.Value!,
        Period span => $"{span.Start}/{span.End}",
        _ => "",
    };
}

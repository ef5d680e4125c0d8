using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery;

namespace Evenkeel.Fhir;

/// <summary>A session's two resources, each one by its id and all of one patient.</summary>
internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder fhir)
    {
        Map(fhir, SessionProcedure.Type, "the record", seen => FhirAnswer.Kept(SessionProcedure.Of(seen)));
        Map(fhir, SessionMedicationAdministration.Type, "the dose", seen => FhirAnswer.Kept(SessionMedicationAdministration.Of(seen)));
    }

    /// <param name="what">For the patient's log: "the record".</param>
    /// <param name="tell">Hands over an answer and no resource: a signature with the library's type would load it at the start.</param>
    private static void Map(IEndpointRouteBuilder fhir, string type, string what, Func<SeenSession, FhirAnswer> tell)
    {
        fhir.MapGet($"/{type}/{{id:guid}}", (Guid id, HttpContext http, ReadSessions read, CancellationToken cancellation) => One(id, http, read, $"read {what} of a session of yours through FHIR", tell, cancellation))
            .WithMetadata(new Interaction(type, Interaction.Read));
        fhir.MapGet($"/{type}", (HttpContext http, ReadSessions read, DeliverySettings settings, CancellationToken cancellation) => All(http, read, settings, type, $"read {what} of your sessions through FHIR", tell, cancellation))
            .WithMetadata(new Interaction(type, Interaction.Search, Criterion.Patient));
    }

    private static async Task<IResult> One(Guid id, HttpContext http, ReadSessions read, string did, Func<SeenSession, FhirAnswer> tell, CancellationToken cancellation) =>
        await read.One(http.User.Caller(), id, did, cancellation) is { } seen ? tell(seen) : FhirAnswer.Refused(StatusCodes.Status404NotFound);

    private static async Task<IResult> All(HttpContext http, ReadSessions read, DeliverySettings settings, string type, string did, Func<SeenSession, FhirAnswer> tell, CancellationToken cancellation)
    {
        if (PatientAsked.Read(http.Request.Query, out var patient) is { Length: > 0 } problem)
        {
            return FhirAnswer.Refused(StatusCodes.Status400BadRequest, problem);
        }

        return await read.Of(http.User.Caller(), patient, did, cancellation) is { } seen
            ? FhirAnswer.Made(Searchset.Of(FhirRoutes.Address(http, settings), type, $"{Criterion.Patient.Name}=Patient/{patient}", [.. seen.Select(s => tell(s).Resource)]))
            : FhirAnswer.Refused(StatusCodes.Status404NotFound);
    }
}

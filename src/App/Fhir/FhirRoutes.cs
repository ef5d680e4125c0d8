using Evenkeel.Platform.Delivery;

namespace Evenkeel.Fhir;

/// <summary>
/// The addresses under which other programs read; nothing here writes. Whoever is signed in reads what the pages would show them. The
/// library of FHIR is loaded by the first answer and not by the start, so nothing that runs at the start may touch its types.
/// </summary>
public static class FhirRoutes
{
    public const string Base = "/fhir";

    public static IServiceCollection AddFhir(this IServiceCollection services) => services.AddSingleton<ReadSessions>();

    public static void MapFhir(this IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapGroup(Base).RequireAuthorization("/Fhir").AddEndpointFilter<AsksForJson>();
        fhir.MapGet("/metadata", (HttpContext http, EndpointDataSource all, DeliverySettings settings) =>
            FhirAnswer.Made(Offered.Of(Address(http, settings), all.Endpoints.Select(e => e.Metadata.GetMetadata<Interaction>()).OfType<Interaction>())));
        fhir.MapSessions();
    }

    /// <summary>Where this is reached from outside, as others write it down.</summary>
    internal static string Address(HttpContext http, DeliverySettings settings) =>
        new Uri(settings.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}"), Base).ToString();
}

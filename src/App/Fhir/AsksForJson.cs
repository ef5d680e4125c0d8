using Microsoft.Net.Http.Headers;

namespace Evenkeel.Fhir;

/// <summary>Lets a request pass that takes FHIR R4 as JSON, the one form in which it can be had.</summary>
internal sealed class AsksForJson : IEndpointFilter
{
    /// <summary>The query's word for it, which goes before the header.</summary>
    public const string Format = "_format";

    private const string Release = "4.0";
    private static readonly string[] Names = ["application/fhir+json", "application/json", "text/json", "json"];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Takes(context.HttpContext.Request) ? next(context) : new(FhirAnswer.Refused(StatusCodes.Status406NotAcceptable));

    private static bool Takes(HttpRequest request) => request.Query[Format] switch
    {
        [] => request.Headers.Accept.Count == 0 || request.GetTypedHeaders().Accept.Any(Takes),
        [{ } format] => Names.Contains(format.Split(';')[0].Trim().Replace(' ', '+'), StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool Takes(MediaTypeHeaderValue range) =>
        range.Quality is not 0
        && (range.MatchesAllTypes || (range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase)) || Names.Any(name => range.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase)))
        && range.Parameters.All(p => !p.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase) || p.Value == Release);
}

using System.Security.Cryptography;
using System.Text;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Fhir;

/// <summary>A resource on its way out.</summary>
internal sealed class FhirAnswer : IResult
{
    public const string MediaType = "application/fhir+json";

    /// <summary>Nothing is handed to it: the start of EF looks at the constructors of all types, and a parameter would load the library then.</summary>
    private FhirAnswer()
    {
    }

    public required Resource Resource { get; init; }

    private int Status { get; init; } = StatusCodes.Status200OK;

    private bool IsKept { get; init; }

    /// <summary>One that stands at its own address. Its tag is told from what it says: the record counts no versions that could be promised.</summary>
    public static FhirAnswer Kept(Resource resource) => new() { Resource = resource, IsKept = true };

    /// <summary>One that was made for this request.</summary>
    public static FhirAnswer Made(Resource resource) => new() { Resource = resource };

    /// <summary>Why there is nothing, in words that give nothing away.</summary>
    public static FhirAnswer Refused(int status, string? words = null) => new() { Resource = Refusal.Of(status, words), Status = status };

    public Task ExecuteAsync(HttpContext http)
    {
        var body = Encoding.UTF8.GetBytes(new FhirJsonSerializer().SerializeToString(Resource));
        var response = http.Response;
        // No browser and nothing in between keeps a copy. A program that has one of its own may ask whether it still holds.
        response.Headers.CacheControl = "no-store";
        response.StatusCode = Status;
        if (IsKept)
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
            response.Headers.ETag = tag;
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.ToString() == tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.ContentType = $"{MediaType}; charset=utf-8";
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}

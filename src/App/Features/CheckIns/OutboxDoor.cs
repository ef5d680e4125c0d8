using System.Text.Json;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;

namespace Evenkeel.Features.CheckIns;

/// <summary>The address to which a phone sends what it has kept. A write-only door: it says of each entry whether it is kept, and nothing else.</summary>
public static class OutboxDoor
{
    private const string SiteOfRequest = "Sec-Fetch-Site";

    public static IServiceCollection AddOutboxDoor(this IServiceCollection services) =>
        services.AddSingleton<OutboxPace>().AddSingleton<TakeOutbox>();

    public static void MapOutbox(this IEndpointRouteBuilder routes) => routes.MapPost("/outbox", Take).RequireAuthorization(Writer.Policy);

    private static async Task<IResult> Take(HttpContext http, TakeOutbox take, Devices devices, CancellationToken cancellation)
    {
        // A form on another site can send neither JSON nor our cookies; both are asked for, so that one mistake alone opens nothing.
        if (!http.Request.HasJsonContentType() || http.Request.Headers[SiteOfRequest] is [not "same-origin"])
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var writer = Writer.Of(http.User)!;
        if (await Read(http, cancellation) is not { } batch || batch.RootElement.ValueKind != JsonValueKind.Object)
        {
            return Results.BadRequest();
        }

        using (batch)
        {
            var root = batch.RootElement;
            if (OutboxEntry.Text(root, "owner") != Writer.OwnerOf(writer.Patient))
            {
                // Somebody else has signed in on this phone meanwhile: their name never goes under another's answers.
                return Results.Conflict();
            }

            OutboxEntry[] entries = root.TryGetProperty("entries", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => new OutboxEntry(e))] : [];
            var answers = await take.Run(writer, OutboxEntry.Text(root, "sentAt"), OutboxEntry.Instant(root, "sentAt"), entries, cancellation);
            // Asked for once a day by a phone that is signed in; a token alone never lengthens its own life.
            if (writer.IsSignedIn && OutboxEntry.Text(root, "renew") == "true")
            {
                await devices.Remember(http, writer.UserId, writer.Patient, cancellation);
            }

            return Results.Json(new { entries = answers });
        }
    }

    private static async Task<JsonDocument?> Read(HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.ContentLength is not <= LargestBody.Taken)
        {
            return null;
        }

        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

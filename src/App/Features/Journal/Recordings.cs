using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;

namespace Evenkeel.Features.Journal;

/// <summary>Plays a recording to the one who made it. To anybody else it is not there.</summary>
public static class Recordings
{
    public static void MapRecordings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/journal/recordings/{id:guid}", async (Guid id, HttpContext http, ReadWriting read, CancellationToken cancellation) =>
        {
            // No browser and nothing in between keeps a copy.
            http.Response.Headers.CacheControl = "no-store";
            return await read.OwnRecording(http.User.Caller().Patient, id, cancellation) is { } recording ? Results.Bytes(recording.Content, recording.MediaType) : Results.NotFound();
        }).RequireAuthorization("/Journal");
}

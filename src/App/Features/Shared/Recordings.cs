using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;

namespace Evenkeel.Features.Shared;

/// <summary>Plays a recording to the care team while its owner shares it; each time is in the owner's access log.</summary>
public static class Recordings
{
    public static void MapSharedRecordings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/shared/{patient:guid}/recordings/{id:guid}", async (Guid patient, Guid id, HttpContext http, PatientAccess access, ReadWriting read, CancellationToken cancellation) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var caller = http.User.Caller();
            return await read.SharedRecording(new(caller.ClinicId, patient), id, cancellation) is { } recording
                && await access.ReadInCare(caller, patient, "listened to a recording that you share", cancellation) is not null
                ? Results.Bytes(recording.Content, recording.MediaType) : Results.NotFound();
        }).RequireAuthorization("/Shared");
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Calendars;

/// <summary>
/// A patient's appointments under an address that their calendar can read without signing in. Whoever has the address reads the times
/// and nothing else; a new address, or none, ends the old one at once. Only its hash is kept.
/// </summary>
public sealed class CalendarFeed(IDbContextFactory<CareDb> dbs, PatientTurn turn, Clock clock)
{
    public const string Path = "/calendar/";
    public const string Route = Path + "{token}.ics";

    /// <summary>Appointments leave the feed so long after they were.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(90);

    /// <summary>Makes a new address, which is shown this once.</summary>
    /// <returns>Its last part.</returns>
    public async Task<string> New(PatientKey key, Guid userId, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await Set(key, userId, Hash(token), "made a new address for your calendar", cancellation);
        return $"{token}.ics";
    }

    public Task Stop(PatientKey key, Guid userId, CancellationToken cancellation) => Set(key, userId, "", "ended the address for your calendar", cancellation);

    /// <summary>Null for an address that is not one, or no longer.</summary>
    public async Task<string?> Read(string token, CancellationToken cancellation)
    {
        var hash = Hash(token);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (token.Length == 0 || await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.CalendarTokenHash == hash && p.DeletedAt == null, cancellation) is not { } patient)
        {
            return null;
        }

        var since = clock.Now - Keeps;
        return AppointmentCalendar.Feed(
            await db.Appointments.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.State != AppointmentState.Proposed && a.StartsAt > since)
                .OrderBy(a => a.StartsAt).ToListAsync(cancellation),
            clock.Now);
    }

    private Task<int> Set(PatientKey key, Guid userId, string hash, string action, CancellationToken cancellation) => turn.Take(key, (db, patient) =>
    {
        if (patient is not null && patient.CalendarTokenHash != hash)
        {
            patient.CalendarTokenHash = hash;
            db.Note(key.ClinicId, clock.Now, userId, key.PatientId, action);
        }

        return Task.FromResult(0);
    }, cancellation);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

public static class Calendars
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton<CalendarFeed>();

    public static void MapCalendars(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        CalendarFeed.Route,
        async (string token, CalendarFeed feed, HttpContext http, CancellationToken cancellation) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await feed.Read(token, cancellation) is { } text ? Results.Text(text, "text/calendar", Encoding.UTF8) : Results.NotFound();
        }).AllowAnonymous();
}

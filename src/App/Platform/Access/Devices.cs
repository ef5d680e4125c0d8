using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Devices on which a patient has signed in. Each holds a token with which it may write for thirty days (design 5a); leaving by
/// "sign out" takes it away. The store knows only the token's hash.
/// </summary>
public sealed class Devices(IDbContextFactory<CareDb> dbs, Clock clock)
{
    public const string Cookie = "evenkeel-device";
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Renewed when less than this is left, and not at every visit.</summary>
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(25);

    /// <summary>Where the browser shows the token: where it is used, and where it is made and taken away.</summary>
    public static readonly IReadOnlyList<string> Paths = ["/outbox", "/help/now", "/account"];

    /// <summary>The device of a request, while its token holds.</summary>
    public async Task<Device?> Find(HttpContext http, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var device = await OfCookie(db.Devices.AsNoTracking(), http, cancellation);
        return device is not null && await db.Patients.AnyAsync(p => p.ClinicId == device.ClinicId && p.Id == device.PatientId && p.DeletedAt == null, cancellation) ? device : null;
    }

    /// <summary>After a sign-in: a patient's device may write from now on.</summary>
    public Task Welcome(HttpContext http, User user, CancellationToken cancellation) => user is { Role: Role.Patient, PatientId: { } patient }
        ? Remember(http, user.Id, new(user.ClinicId, patient), cancellation)
        : Task.CompletedTask;

    /// <summary>Makes this a device of the patient's, or gives it more time. Called when they are signed in, never by a token alone.</summary>
    public async Task Remember(HttpContext http, Guid userId, PatientKey patient, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (now, device) = (clock.Now, await OfCookie(db.Devices, http, cancellation));
        if (device?.UserId == userId)
        {
            if (device.ExpiresAt - now >= RenewedBefore)
            {
                return;
            }

            device.ExpiresAt = now + Lasts;
            Give(http, http.Request.Cookies[Cookie]!);
        }
        else
        {
            // A shared phone has one owner at a time.
            device?.RevokedAt = now;
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            db.Devices.Add(new Device
            {
                ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(now), UserId = userId, PatientId = patient.PatientId,
                TokenHash = Hash(token), CreatedAt = now, ExpiresAt = now + Lasts,
            });
            Give(http, token);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes the token away from this device.</summary>
    public async Task Forget(HttpContext http, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await OfCookie(db.Devices, http, cancellation) is { } device)
        {
            device.RevokedAt = clock.Now;
            await db.SaveChangesAsync(cancellation);
        }

        foreach (var path in Paths)
        {
            http.Response.Cookies.Delete(Cookie, Options(http, path));
        }
    }

    /// <summary>The person's devices that can still write, the latest first.</summary>
    public async Task<IReadOnlyList<Device>> Of(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.Now;
        return await db.Devices.AsNoTracking().Where(d => d.ClinicId == caller.ClinicId && d.UserId == caller.UserId && d.RevokedAt == null && d.ExpiresAt > now)
            .OrderByDescending(d => d.CreatedAt).ToListAsync(cancellation);
    }

    /// <summary>Takes the token away from one of the person's own devices, wherever it is.</summary>
    public async Task Revoke(Caller caller, Guid id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Devices.SingleOrDefaultAsync(d => d.ClinicId == caller.ClinicId && d.UserId == caller.UserId && d.Id == id && d.RevokedAt == null, cancellation) is { } device)
        {
            device.RevokedAt = clock.Now;
            db.Note(caller.ClinicId, clock.Now, caller.UserId, caller.PatientId, "device taken away", id.ToString());
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task<Device?> OfCookie(IQueryable<Device> devices, HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } token)
        {
            return null;
        }

        var (hash, now) = (Hash(token), clock.Now);
        return await devices.SingleOrDefaultAsync(d => d.TokenHash == hash && d.RevokedAt == null && d.ExpiresAt > now, cancellation);
    }

    private static void Give(HttpContext http, string token)
    {
        foreach (var path in Paths)
        {
            http.Response.Cookies.Append(Cookie, token, Options(http, path, Lasts));
        }
    }

    private static CookieOptions Options(HttpContext http, string path, TimeSpan? lasts = null) =>
        new() { Path = path, HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = lasts, IsEssential = true };

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

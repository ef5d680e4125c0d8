using System.Buffers.Text;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>How a person wants to be reached. What is refused comes back as words; empty when all is well.</summary>
public sealed class ChangeNotices(IDbContextFactory<CareDb> dbs, OutsideHttp http, WaysOut ways, Clock clock)
{
    private const int MostBrowsers = 10;
    private const int LongestAddress = 1000;
    private const int KeyBytes = 65;
    private const int AuthBytes = 16;
    private static readonly TimeSpan BetweenTests = TimeSpan.FromMinutes(1);

    public Task<string> Save(Caller caller, string phone, TimeOnly quietFrom, TimeOnly quietUntil, CancellationToken cancellation) => InDb(caller, async (db, user) =>
    {
        if (Telephone.Problem(phone) is { Length: > 0 } problem)
        {
            return problem;
        }

        (user.PhoneNumber, user.QuietFrom, user.QuietUntil) = (phone.Length > 0 ? phone : null, quietFrom, quietUntil);
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "changed how they are reached");
        await db.SaveChangesAsync(cancellation);
        return "";
    }, cancellation);

    /// <summary>This browser allows it. Whoever was told on this browser before is told on it no more.</summary>
    /// <param name="id">What the address is called from here on; its browser keeps it.</param>
    public Task<string> Subscribe(Caller caller, Guid id, string endpoint, string p256dh, string auth, CancellationToken cancellation) => InDb(caller, async (db, _) =>
    {
        if (http.Refusal(endpoint, Channel.Push) is { Length: > 0 } why || endpoint.Length > LongestAddress)
        {
            return "This browser's push service cannot be used.";
        }

        if (!AreKeys(endpoint, p256dh, auth))
        {
            return "This browser sent keys that cannot be used.";
        }

        db.PushSubscriptions.RemoveRange(await db.PushSubscriptions.Where(s => s.ClinicId == caller.ClinicId && s.Endpoint == endpoint).ToListAsync(cancellation));
        var mine = await db.PushSubscriptions.Where(s => s.ClinicId == caller.ClinicId && s.UserId == caller.UserId && s.Endpoint != endpoint).OrderBy(s => s.CreatedAt).ToListAsync(cancellation);
        db.PushSubscriptions.RemoveRange(mine.Take(mine.Count - MostBrowsers + 1));
        // A row is replaced in two steps: the same address twice would break its key.
        await db.SaveChangesAsync(cancellation);
        db.PushSubscriptions.Add(new PushSubscription
        {
            ClinicId = caller.ClinicId, Id = id, UserId = caller.UserId, Endpoint = endpoint, P256dh = p256dh, Auth = auth, CreatedAt = clock.Now,
        });
        db.Note(caller.ClinicId, clock.Now, caller.UserId, null, "allowed push in a browser");
        await db.SaveChangesAsync(cancellation);
        await ways.Found(caller.ClinicId, caller.UserId, Channel.Push, cancellation);
        return "";
    }, cancellation);

    public Task<string> Unsubscribe(Caller caller, string endpoint, CancellationToken cancellation) => InDb(caller, async (db, _) =>
    {
        await db.PushSubscriptions.Where(s => s.ClinicId == caller.ClinicId && s.UserId == caller.UserId && s.Endpoint == endpoint).ExecuteDeleteAsync(cancellation);
        await ways.Lost(caller.ClinicId, caller.UserId, Channel.Push, cancellation);
        return "";
    }, cancellation);

    /// <summary>A test through every way at once, each of which is to be tapped.</summary>
    /// <param name="id">Made when the page was drawn: a second tap sends nothing more.</param>
    public Task<string> Test(Caller caller, Guid id, CancellationToken cancellation) => InDb(caller, async (db, _) =>
    {
        var (now, occurrence) = (clock.Now, $"test/{caller.UserId}/{id}");
        var lately = now - BetweenTests;
        if (await db.Messages.AnyAsync(m => m.ClinicId == caller.ClinicId && m.Key.StartsWith(occurrence), cancellation))
        {
            return "";
        }

        if (await db.Messages.AnyAsync(m => m.ClinicId == caller.ClinicId && m.UserId == caller.UserId && m.Kind == MessageKind.Test && m.CreatedAt > lately, cancellation))
        {
            return "A test is on its way already. Please wait a minute before you send the next one.";
        }

        db.Tell(MessageKind.Test, caller.ClinicId, caller.UserId, occurrence, now, everywhere: true, expiresAt: now.AddDays(1));
        await db.SaveChangesAsync(cancellation);
        return "";
    }, cancellation);

    /// <summary>Whether a browser's address and keys can be used as they are.</summary>
    public static bool AreKeys(string endpoint, string? p256dh, string? auth) => endpoint.Length <= LongestAddress && IsKey(p256dh ?? "", KeyBytes) && IsKey(auth ?? "", AuthBytes);

    private static bool IsKey(string text, int bytes)
    {
        var trimmed = text.AsSpan().TrimEnd('=');
        return Base64Url.IsValid(trimmed, out var length) && length == bytes;
    }

    private async Task<string> InDb(Caller caller, Func<CareDb, User, Task<string>> act, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        try
        {
            return await act(db, await db.Users.SingleAsync(u => u.Id == caller.UserId, cancellation));
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // The same tap twice at once: the other one did it.
            return "";
        }
    }
}

using System.Collections.Concurrent;
using System.Security.Claims;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>
/// Which sign-ins still hold. Every request asks; "it holds" is believed for a moment, so that a page with its pictures asks once, and
/// an end that another node has made counts here as soon as that moment is over.
/// </summary>
public sealed class SignIns(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>How long an answer is believed; open.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(3);

    /// <summary>A database that does not say so for this long could not be asked.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Claim = "sign-in";
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<Guid, long> _held = new();

    /// <summary>Sign-ins that could not be written, as on a full disk, by whose they are: they hold on this node until they end or it stops.</summary>
    private readonly ConcurrentDictionary<Guid, Guid> _unwritten = new();

    public static Guid? Of(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>Names a sign-in in the cookie that is about to be written.</summary>
    public static void Name(ClaimsPrincipal principal, Guid id)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        foreach (var earlier in identity.FindAll(Claim).ToArray())
        {
            identity.RemoveClaim(earlier);
        }

        identity.AddClaim(new Claim(Claim, id.ToString()));
    }

    /// <summary>A cookie is worth what its sign-in is, also to an account that was suspended a moment ago.</summary>
    /// <exception cref="TimeoutException">The database did not say.</exception>
    public async Task<bool> Holds(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (Of(principal) is not { } id)
        {
            // A cookie from before sign-ins had names cannot be ended, so it opens nothing.
            return false;
        }

        var asked = clock.Provider.GetTimestamp();
        if (_held.TryGetValue(id, out var then) && clock.Provider.GetElapsedTime(then, asked) < Believed)
        {
            return true;
        }

        var caller = principal.Caller();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(limit.Token);
            var holds = await db.SignIns.AnyAsync(
                s => s.ClinicId == caller.ClinicId && s.Id == id && s.UserId == caller.UserId && s.EndedAt == null
                    && db.Users.Any(u => u.Id == s.UserId && u.SuspendedAt == null), limit.Token)
                || (_unwritten.TryGetValue(id, out var whose) && whose == caller.UserId
                    && await db.Users.AnyAsync(u => u.Id == caller.UserId && u.SuspendedAt == null, limit.Token));
            Remember(id, holds, asked);
            return holds;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The database did not say whether a sign-in still holds.");
        }
    }

    /// <summary>Somebody came in. The sign-in that this browser had before, if any, ends.</summary>
    public async Task<Guid> Begin(ClaimsPrincipal principal, ClaimsPrincipal before, CancellationToken cancellation)
    {
        var (caller, now) = (principal.Caller(), clock.Now);
        var signIn = new SignIn { ClinicId = caller.ClinicId, Id = Guid.CreateVersion7(now), UserId = caller.UserId, At = now };
        try
        {
            await End(before, cancellation);
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            db.SignIns.Add(signIn);
            await db.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            // Whoever must read an alert on a full disk still comes in (design 5b, ready).
            _unwritten[signIn.Id] = caller.UserId;
        }

        return signIn.Id;
    }

    /// <summary>Ends one sign-in and no other.</summary>
    public async Task End(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (Of(principal) is { } id)
        {
            _unwritten.TryRemove(id, out _);
            await End(principal.Caller().ClinicId, s => s.Where(r => r.Id == id), cancellation);
        }
    }

    /// <summary>Ends every sign-in of an account, wherever it is.</summary>
    public Task EndAll(int clinicId, Guid userId, CancellationToken cancellation)
    {
        foreach (var (id, _) in _unwritten.Where(s => s.Value == userId))
        {
            _unwritten.TryRemove(id, out _);
        }

        return End(clinicId, s => s.Where(r => r.UserId == userId), cancellation);
    }

    private async Task End(int clinicId, Func<IQueryable<SignIn>, IQueryable<SignIn>> which, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        foreach (var signIn in await which(db.SignIns.Where(s => s.ClinicId == clinicId && s.EndedAt == null)).ToListAsync(cancellation))
        {
            signIn.EndedAt = clock.Now;
        }

        await db.SaveChangesAsync(cancellation);
        _held.Clear();
    }

    private void Remember(Guid id, bool holds, long asked)
    {
        if (!holds)
        {
            _held.TryRemove(id, out _);
            return;
        }

        if (_held.Count >= MostRemembered)
        {
            _held.Clear();
        }

        _held[id] = asked;
    }
}

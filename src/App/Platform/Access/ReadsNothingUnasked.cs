using System.Data.Common;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Evenkeel.Platform.Access;

/// <summary>
/// A request whose sign-in could not be compared with its account reads nothing: for it the database stays away, though it may answer
/// again a moment later, because the sign-in may have been ended meanwhile. Its pages are those of a database that is away. Answers and
/// calls for help go through: they are never refused.
/// </summary>
public sealed class ReadsNothingUnasked(IHttpContextAccessor requests) : DbConnectionInterceptor
{
    private static readonly object Mark = new();
    private static readonly PathString[] NeverRefused = ["/checkins", "/help", "/support", "/outbox"];

    public static void Set(HttpContext request) => request.Items[Mark] = true;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Refuse();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Refuse();
        return new(result);
    }

    private void Refuse()
    {
        if (requests.HttpContext is { } http && http.Items.ContainsKey(Mark)
            && !(HttpMethods.IsPost(http.Request.Method) && NeverRefused.Any(path => http.Request.Path.StartsWithSegments(path))))
        {
            throw new UnaskedException();
        }
    }

    private sealed class UnaskedException() : DbException("It could not be asked whether this sign-in still holds.");
}

public static class Unasked
{
    public static IServiceCollection AddUnasked(this IServiceCollection services) => services.AddHttpContextAccessor().AddSingleton<ReadsNothingUnasked>()
        .ConfigureDbContext<SqliteCareDb>((p, o) => o.AddInterceptors(p.GetRequiredService<ReadsNothingUnasked>()), ServiceLifetime.Singleton)
        .ConfigureDbContext<PostgresCareDb>((p, o) => o.AddInterceptors(p.GetRequiredService<ReadsNothingUnasked>()), ServiceLifetime.Singleton);
}

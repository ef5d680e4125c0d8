using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Account;

/// <summary>Somebody to try things as.</summary>
public sealed record DemoPerson(Guid Id, string Name, string Story);

/// <summary>The people of demo clinics, and of no other clinic.</summary>
public sealed class DemoPeople(CareDb db)
{
    /// <summary>Enough to try every role; a demo may have hundreds of patients behind them.</summary>
    private const int MostPatients = 6;

    private static readonly Dictionary<string, string> Stories = new()
    {
        ["Ana"] = "steady", ["Ben"] = "dipping", ["Chi"] = "silent", ["Dee"] = "fading",
    };

    public async Task<IReadOnlyList<DemoPerson>> All(CancellationToken cancellation)
    {
        var patients = await Demo.Where(u => u.Role == Role.Patient).OrderBy(u => u.DisplayName).Take(MostPatients).ToListAsync(cancellation);
        var others = await Demo.Where(u => u.Role != Role.Patient).OrderBy(u => u.Role).ThenBy(u => u.DisplayName).ToListAsync(cancellation);
        return [.. patients.Concat(others).Select(Person)];
    }

    public async Task<DemoPerson?> Find(Guid id, CancellationToken cancellation) =>
        await Demo.SingleOrDefaultAsync(u => u.Id == id, cancellation) is { } user ? Person(user) : null;

    private IQueryable<User> Demo => db.Users.AsNoTracking().Where(u => db.Clinics.Any(c => c.Id == u.ClinicId && c.IsDemo));

    private static DemoPerson Person(User user) =>
        new(user.Id, user.DisplayName, Stories.GetValueOrDefault(user.DisplayName.Split(' ')[0]) ?? user.Role switch
        {
            Role.Support => "support person",
            Role.Admin => "runs the clinic",
            var role => role.ToString().ToLowerInvariant(),
        });
}

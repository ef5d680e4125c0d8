using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Somebody on call now: the one on the rota, or who stands in for them.</summary>
public sealed record OnDuty(User Person, int Place, DateTimeOffset Until);

/// <summary>The clinicians as they are at an instant: who is away, and who stands in their place (design 5b, away).</summary>
public sealed class Roster
{
    private readonly IReadOnlyDictionary<Guid, User> _clinicians;
    private readonly IReadOnlyDictionary<Guid, Guid> _standIns;

    private Roster(IReadOnlyDictionary<Guid, User> clinicians, IReadOnlyDictionary<Guid, Guid> standIns) => (_clinicians, _standIns) = (clinicians, standIns);

    /// <summary>In order of their place. A shift of somebody whose account is gone is nobody's.</summary>
    public IReadOnlyList<OnDuty> Shifts { get; private init; } = [];

    public IReadOnlyList<User> Clinicians => [.. _clinicians.Values];

    public static async Task<Roster> At(CareDb db, int clinicId, DateTimeOffset at, CancellationToken cancellation)
    {
        var clinicians = await db.Users.Where(u => u.ClinicId == clinicId && u.Role == Role.Clinician).OrderBy(u => u.Id).ToDictionaryAsync(u => u.Id, cancellation);
        var away = await db.Absences.AsNoTracking().Where(a => a.ClinicId == clinicId && a.From <= at && a.Until > at).OrderBy(a => a.From).ToListAsync(cancellation);
        var roster = new Roster(clinicians, away.GroupBy(a => a.UserId).ToDictionary(g => g.Key, g => g.Last().StandInId));
        var shifts = await (
            from s in db.OnCallShifts
            join u in db.Users on s.UserId equals u.Id
            where s.ClinicId == clinicId && u.ClinicId == clinicId && s.From <= at && s.Until > at
            orderby s.Place
            select new { u, s.Place, s.Until }).ToListAsync(cancellation);
        return new Roster(roster._clinicians, roster._standIns) { Shifts = [.. shifts.Select(s => new OnDuty(roster.InPlaceOf(s.u), s.Place, s.Until))] };
    }

    public bool IsClinician(Guid userId) => _clinicians.ContainsKey(userId);

    public bool IsAway(Guid userId) => _standIns.ContainsKey(userId);

    public IReadOnlyList<User> OnCall(int place) => [.. Shifts.Where(s => s.Place == place).Select(s => s.Person).DistinctBy(p => p.Id)];

    /// <summary>Who is to be told instead of these; each once.</summary>
    public IReadOnlyList<User> InPlaceOf(IEnumerable<Guid> people) => [.. people.Where(IsClinician).Select(id => InPlaceOf(_clinicians[id])).DistinctBy(p => p.Id)];

    /// <summary>The one, or who stands in for them, however many in a row. Where that leads to nobody who is here, the one themselves: rather told away than nobody told.</summary>
    public User InPlaceOf(User person)
    {
        var (found, seen) = (person, new HashSet<Guid>());
        while (_standIns.TryGetValue(found.Id, out var next))
        {
            if (!seen.Add(found.Id) || !_clinicians.TryGetValue(next, out var standIn))
            {
                return person;
            }

            found = standIn;
        }

        return found;
    }
}

using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Somebody of the patient's own whom they could call.</summary>
/// <param name="Relation">In the patient's words: "my sister"; empty where they gave none.</param>
/// <param name="Telephone">Empty where none is on file.</param>
public sealed record OwnPerson(string Name, string Relation, string Telephone)
{
    public string CallLink => $"tel:{string.Concat(Telephone.Where(c => char.IsAsciiDigit(c) || c == '+'))}";

    public string InWords => Relation.Length > 0 ? $"{Name}, {Relation}" : Name;
}

/// <summary>"My own person": whom of the patient's own the page after a grave answer offers. The one list of them.</summary>
public static class OwnPeople
{
    /// <summary>Whom they named for an emergency, then those with a number, then by name.</summary>
    public static async Task<IReadOnlyList<OwnPerson>> Of(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        var people = await (
            from p in db.SupportPeople.AsNoTracking()
            join u in db.Users.AsNoTracking() on p.UserId equals u.Id into accounts
            from u in accounts.DefaultIfEmpty()
            where p.ClinicId == key.ClinicId && p.PatientId == key.PatientId && p.EndedAt == null
            select new { p.Name, p.Relation, Telephone = u == null ? null : u.PhoneNumber }).ToListAsync(cancellation);
        var emergency = (await ReadContact.Of(db, key, cancellation)).Emergency is { } e ? [new OwnPerson(e.Name, e.Relation, e.Phone)] : Array.Empty<OwnPerson>();
        return [.. emergency, .. people.Select(p => new OwnPerson(p.Name, p.Relation, p.Telephone ?? "")).OrderBy(p => p.Telephone.Length == 0).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }
}

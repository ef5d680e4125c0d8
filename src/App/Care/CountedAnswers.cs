using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>An answer that counts (<see cref="Answering"/>): a whole form, a distress value or a scored instrument.</summary>
public sealed record CountedAnswer(Guid PatientId, DateTimeOffset At, DateTimeOffset ReceivedAt, bool SaysHowBad);

/// <summary>Reads when people answered. A form that was begun and left is not among them.</summary>
public static class CountedAnswers
{
    public static async Task<ILookup<Guid, CountedAnswer>> Since(
        CareDb db, int clinicId, IReadOnlyCollection<Guid> patients, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db.CheckIns.AsNoTracking()
            .Where(c => c.ClinicId == clinicId && patients.Contains(c.PatientId) && c.AnsweredAt >= since).ToListAsync(cancellation);
        var scored = await db.InstrumentResponses.AsNoTracking()
            .Where(r => r.ClinicId == clinicId && patients.Contains(r.PatientId) && r.AnsweredAt >= since && r.Total != null)
            .Select(r => new CountedAnswer(r.PatientId, r.AnsweredAt, r.ReceivedAt, true)).ToListAsync(cancellation);
        return rows.GroupBy(c => c.PatientId)
            .SelectMany(g => Trajectories.Merged(g, now).Where(Answering.Counts)
                .Select(c => new CountedAnswer(g.Key, c.AnsweredAt, c.ReceivedAt, Answering.SaysHowBad(c))))
            .Concat(scored).ToLookup(a => a.PatientId);
    }

    /// <summary>
    /// When somebody whose silence stands open has said how bad it is since: a person must know that before they call. The alert stays.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> AfterSilence(
        CareDb db, int clinicId, IEnumerable<(Guid PatientId, string Sign, DateTimeOffset OpenedAt)> open, DateTimeOffset now, CancellationToken cancellation)
    {
        var silent = open.Where(a => a.Sign == SilentAfterDip.Code).ToDictionary(a => a.PatientId, a => a.OpenedAt);
        if (silent.Count == 0)
        {
            return new Dictionary<Guid, DateTimeOffset>();
        }

        var given = await Since(db, clinicId, silent.Keys, silent.Values.Min(), now, cancellation);
        return given.Select(g => (PatientId: g.Key, At: g.Where(a => a.SaysHowBad && a.At > silent[g.Key]).Select(a => (DateTimeOffset?)a.At).Max()))
            .Where(g => g.At is not null).ToDictionary(g => g.PatientId, g => g.At!.Value);
    }
}

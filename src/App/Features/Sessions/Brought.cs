using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>What the patient brought to each session beside how they were before and after it (mission 2.9).</summary>
/// <param name="Answers">The latest of its appointment; null where none were given.</param>
public sealed record Brought(Data.TreatmentSession Session, PreSessionAnswers? Answers, ChangeAfterSession? Change)
{
    /// <summary>"6.5", or why there is no number.</summary>
    public static string Say(Answer? answer) => answer is { IsAnswered: true } a ? $"{a.Value:0.#}" : answer is null ? "not asked" : "left out";

    /// <summary>"5.0 before, 3.5 after: 1.5 lower". It says nothing about why.</summary>
    public string SayChange => Change is not { Before: { } before, After: { } after, Points: { } points } ? "not known"
        : $"{before:0.0} before, {after:0.0} after: {(points == 0 ? "the same" : points > 0 ? $"{points:0.0} higher" : $"{-points:0.0} lower")}";

    public static async Task<IReadOnlyList<Brought>> Of(CareDb db, Patient patient, IReadOnlyList<Data.TreatmentSession> sessions, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = sessions.Select(s => s.AppointmentId).OfType<Guid>().ToArray();
        var answers = (await db.PreSessionAnswers.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && ids.Contains(a.AppointmentId)).ToListAsync(cancellation))
            .GroupBy(a => a.AppointmentId).ToDictionary(g => g.Key, g => g.OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id).Last());
        if (answers.Count == 0)
        {
            return [];
        }

        var t = await Trajectories.Read(db, patient, now, cancellation);
        // Of an early session in a long course the answers before it are not read; a number from half of them would mislead.
        return
        [
            .. sessions.Select(s => new Brought(s, s.AppointmentId is { } id ? answers.GetValueOrDefault(id) : null,
                t.Sessions.FirstOrDefault(x => x.Id == s.Id) is { } read && Trajectories.ReadsAllSince(t, read.Start.AddDays(-15))
                    ? ChangeAfterSession.Of(read, t.Sessions.Where(x => x.Start > read.Start).Select(x => (DateTimeOffset?)x.Start).FirstOrDefault(), t.Readings) : null)),
        ];
    }
}

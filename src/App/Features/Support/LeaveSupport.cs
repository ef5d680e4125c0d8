using Evenkeel.Care;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>A support person with an account stops, in one action and without a reason; never while somebody was given a dose and counts on them.</summary>
public sealed class LeaveSupport(PatientTurn turn, Clock clock)
{
    /// <returns>Why not, in words; empty when it has ended, also when it had before.</returns>
    public Task<string> Run(Caller caller, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        var since = now - SessionNow.Longest;
        if (patient is null)
        {
            return "";
        }

        if (await db.Sessions.AnyAsync(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id && s.AtHome && s.StartedAt > since && s.StartedAt <= now && s.EndedAt == null, cancellation))
        {
            return "A session is going on, and nobody must be left alone in one. If you have to go, press “I’m worried” and say so, or call the clinic.";
        }

        foreach (var person in await db.SupportPeople.Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id && s.UserId == caller.UserId && s.EndedAt == null).ToListAsync(cancellation))
        {
            await EndSupport.Of(db, person, caller.UserId, "stopped being your support person", now, cancellation);
        }

        return "";
    }, cancellation);
}

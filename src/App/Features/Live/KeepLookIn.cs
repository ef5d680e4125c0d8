using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Live;

/// <summary>Keeps that a support person looked in. The same id again changes nothing.</summary>
public sealed class KeepLookIn(PatientTurn turn, Clock clock)
{
    public Task<bool> Run(LiveLink live, Guid id, Seems seems, string words, DeviceClock device, CancellationToken cancellation) => turn.Take(new PatientKey(live.Link.ClinicId, live.Link.PatientId), async (db, patient) =>
    {
        if (patient is null || await db.LookIns.AnyAsync(l => l.ClinicId == live.Link.ClinicId && l.Id == id, cancellation))
        {
            return false;
        }

        var now = clock.Now;
        db.LookIns.Add(new LookIn
        {
            ClinicId = live.Link.ClinicId, Id = id, PatientId = patient.Id, AppointmentId = live.Link.AppointmentId, SupportPersonId = live.Person.Id,
            At = device.Settle(now).At, ReceivedAt = now, Seems = seems, Words = words,
        });
        db.Note(live.Link.ClinicId, now, live.Person.Id, patient.Id, "looked in on you", id.ToString());
        return true;
    }, cancellation);
}

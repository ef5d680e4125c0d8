using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>
/// Keeps how the patient seems to a support person whom they let be asked (mission 6.19). The same again changes nothing. It is no
/// answer of the patient's and no sign reads it: whatever it says, it quiets, lowers and closes nothing.
/// </summary>
public sealed class KeepObservation(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 200;

    /// <summary>Of one support person, in one day of the patient: a morning, an evening, and a change of mind.</summary>
    public const int MostADay = 3;

    /// <returns>What is wrong, in words; empty when it was kept, also when it was before.</returns>
    public Task<string> Run(Caller caller, Guid id, Seems seems, string words, DeviceClock device, CancellationToken cancellation = default) => turn.Take(caller.Patient, async (db, patient) =>
    {
        var now = clock.Now;
        if (patient is null || await Asked(db, caller, now, cancellation) is not { } person)
        {
            return "You are not asked about this any more. That was not your doing, and you need not do anything.";
        }

        if (await db.SupportObservations.AsNoTracking().SingleOrDefaultAsync(o => o.ClinicId == patient.ClinicId && o.Id == id, cancellation) is { } here)
        {
            return here.SupportPersonId == person.Id && here.Seems == seems && here.Words == words ? "" : "This page was sent before, with another answer. Press again to send this one too.";
        }

        if (await Today(db, patient, person, now).CountAsync(cancellation) >= MostADay)
        {
            return $"{MostADay} answers in a day are all that we keep. What you wrote is still here, for tomorrow if you like. If you are worried, press “I’m worried”.";
        }

        db.SupportObservations.Add(new SupportObservation
        {
            ClinicId = patient.ClinicId, Id = id, PatientId = patient.Id, SupportPersonId = person.Id, At = device.Settle(now).At, ReceivedAt = now, Seems = seems, Words = words,
        });
        db.Note(patient.ClinicId, now, caller.UserId, patient.Id, "said how you seem to them", id.ToString());
        return "";
    }, cancellation);

    /// <summary>The caller as the support person whom the patient lets be asked; null without their standing yes.</summary>
    internal static Task<SupportPerson?> Asked(CareDb db, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        db.SharesWith(caller.Patient, ConsentKind.AsksHowISeem, now).AsNoTracking().Where(s => s.UserId == caller.UserId).OrderBy(s => s.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>What this person said in the patient's day, by when it was received: a clock that is wrong opens no second day.</summary>
    internal static IQueryable<SupportObservation> Today(CareDb db, Patient patient, SupportPerson person, DateTimeOffset now)
    {
        var zone = patient.ZoneAt(now);
        var begins = Days.Begins(zone, Days.On(zone, now));
        return db.SupportObservations.AsNoTracking().Where(o => o.ClinicId == patient.ClinicId && o.PatientId == patient.Id && o.SupportPersonId == person.Id && o.ReceivedAt >= begins);
    }
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Reminders;

/// <summary>Gives one consent or takes it back, at once; every row stays. The same tap twice changes nothing.</summary>
public sealed class ChangeConsent(PatientTurn turn, Clock clock)
{
    /// <param name="personId">For asking a support person: whom.</param>
    /// <returns>Whether there is such a thing to agree to.</returns>
    public Task<bool> Run(Caller caller, ConsentKind kind, Guid? personId, bool give, CancellationToken cancellation) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            var isAboutPerson = kind == ConsentKind.AskSupportPerson;
            if (patient is null || !Enum.IsDefined(kind) || kind == ConsentKind.Reminder || isAboutPerson != personId is not null)
            {
                return false;
            }

            var person = await db.SupportPeople.SingleOrDefaultAsync(p => p.EndedAt == null && p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.Id == personId, cancellation);
            if (isAboutPerson && person is null)
            {
                return false;
            }

            await Change(db, patient, caller.UserId, kind, person, give, clock.Now, cancellation);
            return true;
        }, cancellation);

    internal static async Task Change(
        CareDb db, Patient patient, Guid by, ConsentKind kind, SupportPerson? person, bool give, DateTimeOffset now, CancellationToken cancellation)
    {
        var personId = person?.Id;
        var standing = await db.Consents.Standing(patient).SingleOrDefaultAsync(c => c.Kind == kind && c.SupportPersonId == personId, cancellation);
        if (standing is not null == give)
        {
            return;
        }

        if (standing is null)
        {
            db.Consents.Add(new Consent { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(now), PatientId = patient.Id, Kind = kind, SupportPersonId = personId, GivenAt = now });
        }
        else
        {
            standing.WithdrawnAt = now;
            await SilenceSteps.Withdraw(db, patient, MessagesOf(kind), person?.UserId, cancellation);
        }

        db.Note(patient.ClinicId, now, by, patient.Id, $"{(give ? "agreed to" : "took back")}: {Words(kind, person)}");
    }

    private static MessageKind[] MessagesOf(ConsentKind kind) => kind switch
    {
        ConsentKind.Reminder => [MessageKind.Reminder, MessageKind.CheckInDue],
        ConsentKind.Nudge => [MessageKind.Nudge],
        ConsentKind.AskSupportPerson => [MessageKind.SupportAsked],
        _ => [],
    };

    private static string Words(ConsentKind kind, SupportPerson? person) => kind switch
    {
        ConsentKind.Reminder => "a reminder each day",
        ConsentKind.Nudge => "a nudge after 24 hours of silence",
        ConsentKind.AskSupportPerson => $"asking {person!.Name} after 36 hours of silence",
        _ => "a call after silence",
    };
}

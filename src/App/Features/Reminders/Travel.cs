using Evenkeel.Care;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Reminders;

/// <summary>Says where the patient is for a time: from now on their day and reminder go by the clock there. What is kept stays as it is.</summary>
public sealed class Travel(PatientTurn turn, Clock clock)
{
    /// <param name="last">The last day there.</param>
    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public Task<IReadOnlyDictionary<string, string>> Go(Caller caller, string zone, DateOnly? last, CancellationToken cancellation) =>
        turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, (db, patient) =>
        {
            var now = clock.Now;
            var problems = new Dictionary<string, string>();
            if (patient is null || !Days.IsZone(zone))
            {
                problems["Zone"] = zone.Length == 0 ? "Please choose a place." : $"We do not know the place “{zone}”. Please choose one from the list.";
                return Task.FromResult<IReadOnlyDictionary<string, string>>(problems);
            }

            var today = Days.On(zone, now);
            if (last is not { } day)
            {
                problems["Last"] = "Please choose your last day there. A guess is fine: you can change it.";
            }
            else if (day < today)
            {
                problems["Last"] = $"That day is over. Please choose {Wording.Say(today)} or later.";
            }
            else if (day.DayNumber - today.DayNumber > Whereabouts.LongestDays)
            {
                problems["Last"] = $"At most {Whereabouts.LongestDays} days, which is until {Wording.Say(today.AddDays(Whereabouts.LongestDays))}. If you stay longer, tell us again then, or ask your clinic to change where you live.";
            }
            else if ((patient.AwayZone, patient.AwayUntil) != (zone, Days.Ends(zone, day)))
            {
                (patient.AwayZone, patient.AwayUntil) = (zone, Days.Ends(zone, day));
                patient.NextReminderAt = ReminderTime.Next(patient, now);
                db.Note(patient.ClinicId, now, caller.UserId, patient.Id, $"is away: {zone} until {day:yyyy-MM-dd}");
            }

            return Task.FromResult<IReadOnlyDictionary<string, string>>(problems);
        }, cancellation);

    public Task ComeHome(Caller caller, CancellationToken cancellation) =>
        turn.Take(caller.Patient, (db, patient) =>
        {
            if (patient is { AwayZone.Length: > 0 })
            {
                (patient.AwayZone, patient.AwayUntil) = ("", null);
                patient.NextReminderAt = ReminderTime.Next(patient, clock.Now);
                db.Note(patient.ClinicId, clock.Now, caller.UserId, patient.Id, "is home again");
            }

            return Task.FromResult(0);
        }, cancellation);
}

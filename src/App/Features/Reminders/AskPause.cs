using Evenkeel.Care;
using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Pause = Evenkeel.Data.Pause;

namespace Evenkeel.Features.Reminders;

/// <summary>Asks for a pause, or comes back from one. Where it needs a person's yes it opens a work item, and until then nothing is paused.</summary>
public sealed class AskPause(PatientTurn turn, AssessPatient assess, OpenAlerts openAlerts, Clock clock)
{
    /// <param name="id">Made when the page was drawn: sent twice it is one pause.</param>
    /// <returns>What is wrong; empty when it was kept.</returns>
    public Task<string> Run(Caller caller, Guid id, DateOnly first, DateOnly last, CancellationToken cancellation) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            if (patient is null)
            {
                return "There is no such patient.";
            }

            var pauses = await db.Pauses.Where(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id).ToListAsync(cancellation);
            if (pauses.Any(p => p.Id == id))
            {
                return "";
            }

            var now = clock.Now;
            var zone = patient.ZoneAt(now);
            var today = Days.On(zone, now);
            if (pauses.Any(p => p.IsWaiting()))
            {
                return "Your care team has not answered your last request yet. Take it back first, if you want other days.";
            }

            var problem = PauseRule.Check(new(first, last), today, pauses.Where(p => p.Agreed != false).Select(p => Span(p, zone)));
            if (problem != PauseProblem.None)
            {
                return Words(problem, today);
            }

            var trajectory = await Trajectories.Read(db, patient, now, cancellation);
            var hasOpenAlert = await db.Alerts.AnyAsync(
                a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt == null && a.Sign != OpenAlerts.PauseAskedCode, cancellation);
            var needsYes = PauseRule.NeedsYes(trajectory, hasOpenAlert);
            db.Pauses.Add(new Pause
            {
                ClinicId = patient.ClinicId, Id = id == Guid.Empty ? Guid.CreateVersion7(now) : id, PatientId = patient.Id, AskedAt = now,
                From = first == today ? now : Days.Begins(zone, first), Until = Days.Ends(zone, last), NeedsYes = needsYes,
            });
            db.Note(patient.ClinicId, now, caller.UserId, patient.Id, $"{(needsYes ? "asked for a pause" : "paused")} from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
            if (needsYes)
            {
                await openAlerts.PauseAsked(db, patient, now, cancellation);
            }
            else
            {
                await SilenceSteps.Withdraw(db, patient, [MessageKind.Reminder, MessageKind.CheckInDue, MessageKind.Nudge, MessageKind.SupportAsked], null, cancellation);
            }

            await assess.Run(db, patient, Trigger.Pause, now, cancellation);
            return "";
        }, cancellation);

    /// <summary>Comes back, or takes a request back. The work item stays: only a person closes.</summary>
    public Task End(Caller caller, Guid id, CancellationToken cancellation) =>
        turn.Take(caller.Patient, async (db, patient) =>
        {
            var now = clock.Now;
            if (patient is not null && await db.Pauses.SingleOrDefaultAsync(
                p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.Id == id && p.EndedAt == null && p.Until > now, cancellation) is { } pause)
            {
                pause.EndedAt = now;
                db.Note(patient.ClinicId, now, caller.UserId, patient.Id, pause is { NeedsYes: true, Agreed: null } ? "took the request for a pause back" : "ended the pause");
                await assess.Run(db, patient, Trigger.Pause, now, cancellation);
            }

            return 0;
        }, cancellation);

    /// <summary>The whole days of a pause; the day on which it was ended is no longer one of them.</summary>
    private static DaySpan Span(Pause pause, string zone) => new(
        Days.On(zone, pause.From), pause.EndedAt is { } ended ? Days.On(zone, ended).AddDays(-1) : Days.On(zone, pause.Until.AddTicks(-1)));

    private static string Words(PauseProblem problem, DateOnly today) => problem switch
    {
        PauseProblem.EndsBeforeItBegins => "The last day lies before the first. Please check both days.",
        PauseProblem.BeginsInThePast => $"A pause cannot begin in the past. Please choose {Wording.Say(today)} or later.",
        PauseProblem.TooLong => $"A pause is at most {PauseRule.LongestDays} days long. Please choose an earlier last day.",
        PauseProblem.Overlaps => "You have a pause in these days already. Please choose other days, or end that one first.",
        _ => $"With your other pause that would be more than {PauseRule.LongestDays} days in a row. Please leave at least {PauseRule.DaysBetween} days between them, so that we hear from you.",
    };
}

using System.Globalization;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Takes the steps of a silence, each once, only as agreed, and writes into the record what was done or why it was not. In the commit of the judgement.</summary>
public static class SilenceSteps
{
    /// <summary>How the subject of every such line of the record begins.</summary>
    public const string Subject = "silence/";

    public static async Task Take(CareDb db, Patient patient, Trajectory trajectory, Trigger trigger, CancellationToken cancellation)
    {
        if (patient.IsHistorical)
        {
            return;
        }

        if (trigger is Trigger.CheckIn or Trigger.Instrument)
        {
            // However old the answer is, it came just now: nobody is asked at this moment.
            await Unask(db, patient, trajectory, cancellation);
        }
        else if (SilenceLadder.IsUp(trajectory))
        {
            await TakeDue(db, patient, trajectory, cancellation);
        }
    }

    /// <summary>Takes back what has not been sent yet.</summary>
    /// <param name="userId">From whom; null for everybody.</param>
    public static async Task Withdraw(CareDb db, Patient patient, MessageKind[] kinds, Guid? userId, CancellationToken cancellation)
    {
        var waiting = db.Messages.Where(m => m.ClinicId == patient.ClinicId && m.PatientId == patient.Id && m.State == MessageState.Queued && kinds.Contains(m.Kind));
        foreach (var message in await waiting.Where(m => userId == null || m.UserId == userId).ToListAsync(cancellation))
        {
            message.State = MessageState.Withdrawn;
        }
    }

    private static async Task TakeDue(CareDb db, Patient patient, Trajectory trajectory, CancellationToken cancellation)
    {
        var now = trajectory.AsOf;
        var standing = await db.Consents.AsNoTracking().Standing(patient).ToListAsync(cancellation);
        var people = await db.SupportPeople.AsNoTracking().Where(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.EndedAt == null && p.UserId != Guid.Empty).ToListAsync(cancellation);
        var due = SilenceLadder.Due(trajectory, Consents.ToSteps(standing, people));
        var since = due[0].Since;
        var done = await db.AuditEvents.AsNoTracking()
            .Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.At >= since && a.Subject.StartsWith(Subject)).Select(a => a.Subject).ToListAsync(cancellation);
        foreach (var step in due)
        {
            var occurrence = Occurrence(step);
            // Once in a silence: who agrees, or takes it back, after its hour changes the next silence.
            if (!done.Exists(d => d == occurrence || (step.Step == SilenceStep.AskSupportPerson && d.StartsWith(Prefix(step), StringComparison.Ordinal))))
            {
                await Take(db, patient, step, occurrence, standing, people, now, cancellation);
            }
        }
    }

    private static async Task Take(
        CareDb db, Patient patient, DueStep step, string occurrence, IReadOnlyList<Consent> standing, IReadOnlyList<SupportPerson> people, DateTimeOffset now, CancellationToken cancellation)
    {
        var given = standing.FirstOrDefault(c => (c.Kind, c.SupportPersonId) == (KindOf(step.Step), step.SupportPerson));
        var agreed = given is null ? "" : $"agreed on {Wording.Say(Days.On(patient.ZoneAt(now), given.GivenAt))}";
        var person = people.FirstOrDefault(p => p.Id == step.SupportPerson);
        var did = (step.Step, step.IsAgreed) switch
        {
            (SilenceStep.Nudge, true) => $"24 hours of silence: nudge sent, {agreed}",
            (SilenceStep.Nudge, _) => "24 hours of silence: no nudge, because it was not agreed",
            (SilenceStep.AskSupportPerson, true) => $"36 hours of silence: {person!.Name} asked, {agreed}",
            (SilenceStep.AskSupportPerson, _) => "36 hours of silence: nobody asked, because nobody was agreed",
            (_, true) => $"Silence: a call is due, {agreed}",
            _ => "Silence: a call is due; it was not agreed beforehand",
        };
        db.Note(patient.ClinicId, now, null, patient.Id, did, occurrence);
        var to = !step.IsAgreed ? null : step.Step switch
        {
            SilenceStep.Nudge => await db.Users.Where(u => u.ClinicId == patient.ClinicId && u.PatientId == patient.Id && u.Role == Role.Patient).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation),
            SilenceStep.AskSupportPerson => person!.UserId,
            _ => null,
        };
        if (to is { } userId)
        {
            db.Tell(
                step.Step == SilenceStep.Nudge ? MessageKind.Nudge : MessageKind.SupportAsked, patient.ClinicId, userId, $"{occurrence}/{patient.Id}", now, patient.Id,
                expiresAt: now + SilentAfterDip.NudgeAfter);
        }
    }

    /// <summary>Only by an answer that says how bad it is, after a silence that was long enough for a step.</summary>
    private static async Task Unask(CareDb db, Patient patient, Trajectory trajectory, CancellationToken cancellation)
    {
        var cameNow = trajectory.CheckIns.Where(c => c.ReceivedAt == trajectory.AsOf).Any(Answering.SaysHowBad)
            || trajectory.Scores.Where(s => s.ReceivedAt == trajectory.AsOf).Any(Answering.SaysHowBad);
        var readings = trajectory.Readings;
        if (cameNow && (readings.Count < 2 || trajectory.AsOf - readings[^2].At >= SilentAfterDip.NudgeAfter))
        {
            await Withdraw(db, patient, [MessageKind.Nudge, MessageKind.SupportAsked], null, cancellation);
        }
    }

    private static ConsentKind KindOf(SilenceStep step) => step switch
    {
        SilenceStep.Nudge => ConsentKind.Nudge,
        SilenceStep.AskSupportPerson => ConsentKind.AskSupportPerson,
        _ => ConsentKind.CallAfterSilence,
    };

    private static string Occurrence(DueStep step) => step.SupportPerson is { } person ? $"{Prefix(step)}/{person}" : Prefix(step);

    private static string Prefix(DueStep step) =>
        $"{Subject}{step.Since.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.ffffff", CultureInfo.InvariantCulture)}/{step.Step switch { SilenceStep.Nudge => "nudge", SilenceStep.AskSupportPerson => "ask", _ => "call" }}";
}

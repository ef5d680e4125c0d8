using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Runs an alert's ladder: who is told on each rung, and what happens when nobody acts. Every step is a row.</summary>
public sealed class Ladders(OnCall onCall)
{
    /// <summary>Starts from the first rung: opened, raised, or rung again. The alert is unacknowledged from here on.</summary>
    public async Task Start(CareDb db, Patient patient, Alert alert, StepKind why, DateTimeOffset at, CancellationToken cancellation)
    {
        AddStep(db, alert, why, at);
        (alert.LadderStartedAt, alert.NextRung, alert.AcknowledgedAt) = (at, 0, null);
        if (alert.IsHistorical)
        {
            return;
        }

        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
        await Tell(db, patient, alert, clinic, at, cancellation);
        var steps = db.AlertSteps.Local.Where(s => s.ClinicId == alert.ClinicId && s.AlertId == alert.Id && s.At == at);
        if (alert.Priority == Priority.Stat && await Running(db, alert, at, cancellation) is { } beside && !steps.Any(s => s.Kind == StepKind.Told && s.UserId == beside))
        {
            // Whoever runs the session stands nearest, and hears of it at the same moment as on call.
            TellPerson(db, alert, at, beside);
        }

        if (alert.OwnerId is { } holder)
        {
            // Whoever held it, or is to hold it, is told at once, whether or not the first rung names them; who is away has somebody in their place.
            var there = await Roster.At(db, alert.ClinicId, at, cancellation);
            var owner = there.InPlaceOf([holder]) is [var found] ? found.Id : holder;
            if (!steps.Any(s => s.Kind == StepKind.Told && s.UserId == owner))
            {
                TellPerson(db, alert, at, owner);
            }
        }
    }

    /// <summary>Who runs the session that is going on; null when none is.</summary>
    private static Task<Guid?> Running(CareDb db, Alert alert, DateTimeOffset at, CancellationToken cancellation) =>
        SessionNow.Of(db, new PatientKey(alert.ClinicId, alert.PatientId), at)
            .Where(s => db.Users.Any(u => u.Id == s.RecordedBy && u.SuspendedAt == null))
            .OrderByDescending(s => s.StartedAt).Select(s => (Guid?)s.RecordedBy).FirstOrDefaultAsync(cancellation);

    /// <summary>The next step is due: the next rung, or an Urgent alert that nobody took, or a promise that was not kept.</summary>
    public async Task Climb(CareDb db, Patient patient, Alert alert, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alert.NextStepAt is not { } due || due > now || !alert.IsOpen)
        {
            return;
        }

        using var traced = Telemetry.Step("climb ladder");
        Telemetry.LadderDelay.Record((now - due).TotalSeconds);
        alert.Version++;
        var lapsed = alert.AcknowledgedAt is not null;
        if (alert.Priority < Priority.Asap)
        {
            if (lapsed)
            {
                AddStep(db, alert, StepKind.Lapsed, now);
            }

            alert.Priority = Priority.Asap;
            await Start(db, patient, alert, StepKind.Raised, now, cancellation);
        }
        else if (lapsed)
        {
            await Start(db, patient, alert, StepKind.Lapsed, now, cancellation);
        }
        else
        {
            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
            await Tell(db, patient, alert, clinic, now, cancellation);
        }
    }

    public static void AddStep(CareDb db, Alert alert, StepKind kind, DateTimeOffset at, Guid? userId = null, int rung = 0, string note = "") =>
        db.AlertSteps.Add(new AlertStep
        {
            ClinicId = alert.ClinicId,
            AlertId = alert.Id,
            Number = ++alert.Steps,
            At = at,
            Kind = kind,
            Rung = rung,
            UserId = userId,
            Note = note,
        });

    /// <summary>Writes to one person, whatever rung it is on. Whether they know of it, the messages of this step say.</summary>
    public static void TellPerson(CareDb db, Alert alert, DateTimeOffset at, Guid userId, int rung = 0)
    {
        AddStep(db, alert, StepKind.Told, at, userId, rung);
        db.Tell(MessageKind.AlertTold, alert.ClinicId, userId, KeyOf(alert.Id, alert.Steps), at, alert.PatientId, alert.Id, everywhere: TellingRules.GoesEverywhere(alert.Priority));
    }

    /// <summary>What the messages of one step are called, each with its channel behind it.</summary>
    public static string KeyOf(Guid alertId, int step) => $"alert/{alertId}/{step}";

    private async Task Tell(CareDb db, Patient patient, Alert alert, Clinic clinic, DateTimeOffset at, CancellationToken cancellation)
    {
        if (Due(alert, at) is not { } rung)
        {
            // Urgent goes to the list and the daily digest, never a page.
            alert.NextStepAt = Ladder.AcknowledgeBy(alert.Priority, alert.LadderStartedAt, ClinicHours.Around(clinic, alert.LadderStartedAt));
            return;
        }

        var (people, hole) = await onCall.People(db, clinic, patient, rung.Audience, at, cancellation);
        if (hole)
        {
            AddStep(db, alert, StepKind.RotaGap, at, rung: rung.Number);
        }

        foreach (var person in people)
        {
            TellPerson(db, alert, at, person.Id, rung.Number);
        }

        if (people.Count == 0)
        {
            // The record says so as plainly as the patient's page does.
            AddStep(db, alert, StepKind.Told, at, null, rung.Number, "nobody");
        }

        if (people.Count == 0 || rung.Audience == Audience.AdminsAndFallback)
        {
            // The channel of last resort belongs to the clinic, not to a person.
            db.Tell(MessageKind.AlertTold, alert.ClinicId, null, $"{KeyOf(alert.Id, alert.Steps)}/clinic", at, alert.PatientId, alert.Id);
        }

        alert.NextRung = rung.Number + 1;
        alert.NextStepAt = alert.LadderStartedAt + Ladder.RungOf(alert.Priority, alert.NextRung)!.After;
    }

    /// <summary>
    /// The last rung whose time has come. After an hour without a server several have, and each reaches all whom the ones before it
    /// reach: people are told once, not twelve times in a row.
    /// </summary>
    private static Rung? Due(Alert alert, DateTimeOffset at)
    {
        var rung = Ladder.RungOf(alert.Priority, alert.NextRung);
        while (rung is not null && Ladder.RungOf(alert.Priority, rung.Number + 1) is { } next && alert.LadderStartedAt + next.After <= at)
        {
            rung = next;
        }

        return rung;
    }
}

using Evenkeel.Clinical;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>One alert as its patient sees it: which word of theirs began it, who has it, what comes next, how it ended.</summary>
/// <param name="Way">Sent, seen by whom at what time, how it ended: sentences in order of time.</param>
/// <param name="Next">What comes next, and what if it does not; empty once it is closed.</param>
public sealed record OwnAlert(Guid Id, Priority Priority, bool IsOpen, string Began, IReadOnlyList<string> Way, string Next);

/// <summary>What stands about a patient, for the patient.</summary>
public static class OwnAlerts
{
    private static readonly TimeSpan ClosedStaysFor = TimeSpan.FromDays(7);

    /// <summary>Open ones, the gravest first, and then those closed in the last week, the newest first.</summary>
    public static async Task<IReadOnlyList<OwnAlert>> Of(CareDb db, Patient patient, Trajectory trajectory, CancellationToken cancellation)
    {
        var now = trajectory.AsOf;
        var since = now - ClosedStaysFor;
        var alerts = await db.Alerts.AsNoTracking()
            .Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && !a.IsHistorical && (a.ClosedAt == null || a.ClosedAt >= since)).ToListAsync(cancellation);
        var ids = alerts.Select(a => a.Id).ToArray();
        var steps = await db.AlertSteps.AsNoTracking().Where(s => s.ClinicId == patient.ClinicId && ids.Contains(s.AlertId)).OrderBy(s => s.Number).ToListAsync(cancellation);
        var names = await db.Users.AsNoTracking().Where(u => u.ClinicId == patient.ClinicId && u.Role == Role.Clinician).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        string Time(DateTimeOffset at) => Wording.Say(patient.ZoneAt(now), at, now);
        return
        [
            .. alerts.OrderByDescending(a => a.IsOpen).ThenByDescending(a => a.IsOpen ? a.Priority : Priority.Routine).ThenByDescending(a => a.ClosedAt ?? a.OpenedAt)
                .Select(a => new OwnAlert(
                    a.Id, a.Priority, a.IsOpen, Began(a, trajectory), [.. Story(a, steps.Where(s => s.AlertId == a.Id), names, Time).Distinct()],
                    a.IsOpen ? NextStep.Say(a.Priority, a.AcknowledgedAt is not null, a.NextStepAt, Time) : "")),
        ];
    }

    private static string Began(Alert alert, Trajectory trajectory) => alert.Sign switch
    {
        OpenAlerts.PauseAskedCode => "You asked for a pause.",
        OpenAlerts.CouldNotBeAssessedCode => "We could not read a part of your answers, so a person looks at them.",
        var sign => BeganWith.Say(sign, trajectory, alert.OpenedAt),
    };

    private static IEnumerable<string> Story(Alert alert, IEnumerable<AlertStep> steps, Dictionary<Guid, string> names, Func<DateTimeOffset, string> time)
    {
        string Who(Guid? id) => id is { } user && names.TryGetValue(user, out var name) ? name : "Your care team";
        yield return AlertStory.Sent(alert.OpenedAt, time);
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case StepKind.Acknowledged:
                    yield return AlertStory.Seen(Who(step.UserId), step.At, time);
                    if (step.Note.Length > 0)
                    {
                        yield return $"{Who(step.UserId)} wrote: “{step.Note}”";
                    }

                    break;
                case StepKind.HandedOver:
                    yield return $"{Who(step.UserId)} has been asked to look at it ({time(step.At)}).";
                    break;
                case StepKind.RotaGap:
                    if (step.Rung == 0)
                    {
                        yield return $"At {time(step.At)} nobody at the clinic was on call. It went to the others there, who may not see it at once. Please use the numbers on this page.";
                    }

                    break;
                case StepKind.Told when step.UserId is null:
                    yield return $"At {time(step.At)} nobody at the clinic could be reached. Please use the numbers on this page.";
                    break;
                case StepKind.Called when step.Call is { } call:
                    yield return AlertStory.Called(Who(step.UserId), call, step.At, step.AgainAt, time);
                    break;
                case StepKind.Lapsed:
                    yield return $"At {time(step.At)} we asked again, because the next step had not been taken.";
                    break;
            }
        }

        if (alert.ClosedAt is { } closedAt)
        {
            yield return $"{time(closedAt)}: {AlertStory.Closed(Who(alert.ClosedBy), alert.Outcome!.Value)}";
            if (alert.Sign == OpenAlerts.PauseAskedCode && alert.OutcomeNote.Length > 0)
            {
                yield return $"{Who(alert.ClosedBy)} wrote about the pause: “{alert.OutcomeNote}”";
            }

            yield return AlertStory.StillHere;
        }
        else if (alert.AcknowledgedAt is null)
        {
            yield return AlertStory.NotSeenYet;
        }
    }
}

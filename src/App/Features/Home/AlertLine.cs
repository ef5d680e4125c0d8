using Evenkeel.Care;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The way of one alert as its patient sees it: sent, seen by whom at what time, what is planned, how it ended.</summary>
/// <param name="Sentences">In order of time.</param>
public sealed record AlertLine(Guid Id, bool IsOpen, IReadOnlyList<string> Sentences)
{
    private static readonly TimeSpan ClosedStaysFor = TimeSpan.FromDays(7);

    /// <summary>Open ones, and those closed in the last week; newest first.</summary>
    public static async Task<IReadOnlyList<AlertLine>> Of(CareDb db, Patient patient, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - ClosedStaysFor;
        var alerts = await db.Alerts.AsNoTracking()
            .Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && !a.IsHistorical && (a.ClosedAt == null || a.ClosedAt >= since))
            .OrderByDescending(a => a.OpenedAt).ToListAsync(cancellation);
        var ids = alerts.Select(a => a.Id).ToArray();
        var steps = await db.AlertSteps.AsNoTracking().Where(s => s.ClinicId == patient.ClinicId && ids.Contains(s.AlertId)).OrderBy(s => s.Number).ToListAsync(cancellation);
        var names = await db.Users.AsNoTracking().Where(u => u.ClinicId == patient.ClinicId && u.Role == Role.Clinician).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        string Time(DateTimeOffset at) => Wording.Say(patient.ZoneAt(now), at, now);
        return [.. alerts.Select(a => new AlertLine(a.Id, a.IsOpen, [.. Story(a, steps.Where(s => s.AlertId == a.Id), names, Time).Distinct()]))];
    }

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
                case StepKind.Told when step.Note == Ladders.RotaHole:
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

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>What stands beside an alert about silence or about a pause.</summary>
/// <param name="CallAgreedSince">When the patient agreed to be called after silence; null when they have not.</param>
/// <param name="Done">What was done in this silence, or was not and why, in order of time; what support people answered too.</param>
/// <param name="Asked">The pause that waits for an answer.</param>
public sealed record Beside(DateTimeOffset? CallAgreedSince, IReadOnlyList<(DateTimeOffset At, string What)> Done, Pause? Asked)
{
    /// <summary>What somebody beside the patient may have said in a silence.</summary>
    private static readonly ReportKind[] FromBeside =
    [
        ReportKind.SupportHeardWell, ReportKind.SupportCouldNotReach, ReportKind.SupportWorried, ReportKind.SupportWorriedInSession,
        ReportKind.SupportNotSureOfDanger, ReportKind.SupportSeesDanger, ReportKind.SupportSeesNoDanger,
    ];

    public static async Task<Beside?> Of(CareDb db, Alert alert, Finding? finding, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alert.Sign == OpenAlerts.PauseAskedCode)
        {
            var pauses = await db.Pauses.AsNoTracking().Where(p => p.ClinicId == alert.ClinicId && p.PatientId == alert.PatientId).ToListAsync(cancellation);
            return new(null, [], pauses.Find(p => p.IsWaiting()));
        }

        if (alert.Sign != SilentAfterDip.Code)
        {
            return null;
        }

        var since = (finding as Present)?.Evidence.FirstOrDefault(e => e.Fact == Fact.HoursSilent)?.At ?? alert.OpenedAt;
        var until = alert.ClosedAt ?? DateTimeOffset.MaxValue;
        var agreed = await db.Consents.AsNoTracking().Where(c => c.ClinicId == alert.ClinicId && c.PatientId == alert.PatientId && c.Kind == ConsentKind.CallAfterSilence && c.WithdrawnAt == null)
            .Select(c => (DateTimeOffset?)c.GivenAt).FirstOrDefaultAsync(cancellation);
        var steps = await db.AuditEvents.AsNoTracking()
            .Where(a => a.ClinicId == alert.ClinicId && a.PatientId == alert.PatientId && a.UserId == null && a.At >= since && a.At <= until && a.Subject.StartsWith(SilenceSteps.Subject))
            .Select(a => new { a.At, a.Action }).ToListAsync(cancellation);
        var answers = await (
            from r in db.Reports.AsNoTracking()
            where r.ClinicId == alert.ClinicId && r.PatientId == alert.PatientId && r.ReceivedAt >= since && r.ReceivedAt <= until
                && FromBeside.Contains(r.Kind)
            select new { r.ReceivedAt, r.Kind, By = db.Users.Where(u => u.Id == r.MadeBy).Select(u => u.DisplayName).FirstOrDefault() ?? db.SupportPeople.Where(p => p.ClinicId == r.ClinicId && p.Id == r.MadeBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        var given = await CountedAnswers.AfterSilence(
            db, alert.ClinicId, [(alert.PatientId, alert.Sign, alert.OpenedAt)], until < now ? until : now, cancellation);
        return new(
            agreed,
            [
                .. steps.Select(s => (s.At, s.Action)).Concat(answers.Select(a => (a.ReceivedAt, Say(a.By, a.Kind))))
                    .Concat(given.Values.Where(at => at <= until).Select(at => (at, "They have answered since, and said how bad it is"))).OrderBy(x => x.Item1),
            ], null);
    }

    private static string Say(string? by, ReportKind kind) => $"{by ?? "A support person"} " + kind switch
    {
        ReportKind.SupportHeardWell => "said that all seems well. This lowers nothing: please call all the same",
        ReportKind.SupportCouldNotReach => "could not reach them",
        ReportKind.SupportSeesDanger => "says that there is danger now",
        ReportKind.SupportNotSureOfDanger => "is not sure whether there is danger now",
        ReportKind.SupportSeesNoDanger => "sees no danger now. This lowers nothing",
        _ => "is worried",
    };
}

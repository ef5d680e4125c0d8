using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>An alert with what it rests on and what has become of it.</summary>
public sealed record WholeAlert(
    Data.Clinic Clinic, Patient Patient, Alert Alert, Finding? Finding, IReadOnlyList<(AlertStep Step, string? Person, StepTold Told)> Steps, IReadOnlyList<User> Clinicians,
    TrajectoryChart Chart, Beside? Beside, InTheirWords Said)
{
    public required Contact Contact { get; init; }

    /// <summary>What else is open of this patient, in the one order.</summary>
    public required IReadOnlyList<Alert> Others { get; init; }

    /// <summary>Silence that an answer has ended, which opened nothing: when that answer came.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How many calls its record has.</summary>
    public int Calls => Steps.Count(s => s.Step.Kind == StepKind.Called);

    /// <summary>Those that may be closed together with this one: Urgent or Routine, and no danger among them.</summary>
    public IReadOnlyList<Alert> Together => MayBeTogether(Alert) ? [.. Others.Where(MayBeTogether)] : [];

    private static bool MayBeTogether(Alert alert) =>
        alert.Priority < Priority.Asap && alert.Sign != OpenAlerts.PauseAskedCode && !ClosingRule.NeedsWords(alert.Sign, alert.Priority);

    public User? Owner => Clinicians.FirstOrDefault(u => u.Id == Alert.OwnerId);

    public User? Closer => Clinicians.FirstOrDefault(u => u.Id == Alert.ClosedBy);
}

/// <summary>Reads one alert for the person who works it.</summary>
public sealed class ReadAlert(IDbContextFactory<CareDb> dbs, Clock clock)
{
    private const int ChartDays = 28;

    /// <returns>Null when the patient has no such alert.</returns>
    public async Task<WholeAlert?> Run(Patient patient, Guid id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var alert = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == patient.ClinicId && a.Id == id && a.PatientId == patient.Id, cancellation);
        if (alert is null)
        {
            return null;
        }

        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == patient.ClinicId, cancellation);
        var guidance = await db.Assessments.Where(s => s.ClinicId == patient.ClinicId && s.Id == alert.AssessmentId).Select(s => s.Guidance).SingleOrDefaultAsync(cancellation);
        var steps = await (
            from s in db.AlertSteps.AsNoTracking()
            where s.ClinicId == patient.ClinicId && s.AlertId == id
            orderby s.Number
            select new { Step = s, Person = db.Users.Where(u => u.Id == s.UserId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        var told = await ToldWords.OfSteps(db, patient.ClinicId, id, cancellation);
        var clinicians = await db.Users.AsNoTracking().Where(u => u.ClinicId == patient.ClinicId && u.Role == Role.Clinician).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var finding = guidance is null ? null : KeptJson.Finding(guidance, alert.Sign);
        return new WholeAlert(
            clinic, patient, alert, finding, [.. steps.Select(s => (s.Step, s.Person, told.GetValueOrDefault(s.Step.Number, StepTold.Unknown)))], clinicians,
            await ReadChart.Of(db, patient, clock.Now, ChartDays, cancellation), await Beside.Of(db, alert, finding, clock.Now, cancellation),
            await InTheirWords.Of(db, patient, alert, clock.Now, cancellation))
        {
            Contact = await ReadContact.Of(db, new PatientKey(patient.ClinicId, patient.Id), cancellation),
            Others = await Others(db, patient, id, cancellation),
            AnsweredAt = alert.IsOpen ? await AnsweredAgain.At(db, patient, alert, clock.Now, cancellation) : null,
        };
    }

    private static async Task<IReadOnlyList<Alert>> Others(CareDb db, Patient patient, Guid id, CancellationToken cancellation)
    {
        var open = await db.Alerts.AsNoTracking()
            .Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt == null && !a.IsHistorical && a.Id != id).ToListAsync(cancellation);
        return [.. open.OrderBy(a => new Place(AlertWords.NeedOf(a.Sign, a.Priority), 0, a.AcknowledgedAt is not null, ReadInbox.Due(a)))];
    }
}

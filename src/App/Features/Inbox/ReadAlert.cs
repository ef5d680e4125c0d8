using Evenkeel.Care;
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
            await InTheirWords.Of(db, patient, alert, clock.Now, cancellation));
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>A patient's whole record as the chart page shows it.</summary>
/// <param name="Guidance">The latest answer of the signs; null when there has been none.</param>
/// <param name="Dip">The dip that stands on the watch list; null when none is known.</param>
/// <param name="Scales">Each scale that was answered before the course and since.</param>
/// <param name="Recoveries">The dips in the answers that the signs read, oldest first.</param>
public sealed record WholeRecord(
    Data.Clinic Clinic, Patient Patient, Guidance? Guidance, Dip? Dip, IReadOnlyList<ScaleChange> Scales, IReadOnlyList<Recovery> Recoveries, TrajectoryChart Chart, IReadOnlyList<(Alert Alert, string? Owner)> Open,
    IReadOnlyList<string> CareTeam, IReadOnlyList<TimelineEvent> Timeline, EligibilityNow Eligibility, ConsentNow Consent, Contact Contact);

/// <summary>Reads everything that is kept of one patient.</summary>
public sealed class ReadRecord(IDbContextFactory<CareDb> dbs, Clock clock)
{
    public async Task<WholeRecord> Run(Patient patient, int chartDays, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (clinicId, id) = (patient.ClinicId, patient.Id);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        var guidance = await db.Assessments.Where(a => a.ClinicId == clinicId && a.PatientId == id).OrderByDescending(a => a.AsOf).Select(a => a.Guidance).FirstOrDefaultAsync(cancellation);
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.ClinicId == clinicId && a.PatientId == id).OrderBy(a => a.OpenedAt).ToListAsync(cancellation);
        var staff = await db.Users.AsNoTracking().Where(u => u.ClinicId == clinicId && u.Role == Role.Clinician).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var team = await db.CareTeam.Where(m => m.ClinicId == clinicId && m.PatientId == id).Select(m => m.UserId).ToListAsync(cancellation);
        var trajectory = await Trajectories.Read(db, patient, await Until(db, patient, cancellation), cancellation);
        return new WholeRecord(
            clinic, patient, guidance is null ? null : KeptJson.Guidance(guidance), trajectory.Course.Dip, ScaleChange.Of(trajectory), trajectory.Course.Recoveries, ReadChart.Of(trajectory, alerts, patient.ZoneAt(trajectory.AsOf), chartDays),
            [.. alerts.Where(a => a.IsOpen && !a.IsHistorical)
                .OrderBy(a => new Place(AlertWords.NeedOf(a.Sign, a.Priority), 0, a.AcknowledgedAt is not null, AlertClock.By(a.Priority, a.AcknowledgedAt is not null, a.LadderStartedAt, a.NextStepAt)))
                .Select(a => (a, a.OwnerId is { } o ? staff.GetValueOrDefault(o) : null))],
            [.. team.Where(staff.ContainsKey).Select(m => staff[m]).Order(StringComparer.Ordinal)],
            await Timeline.Read(db, patient, cancellation),
            await ReadEligibility.Of(db, new PatientKey(clinicId, id), cancellation),
            await ReadConsent.Of(db, new PatientKey(clinicId, id), cancellation), await ReadContact.Of(db, new PatientKey(clinicId, id), cancellation));
    }

    /// <summary>Now; for an imported diary its last answer: what came after it says nothing about anybody.</summary>
    private async Task<DateTimeOffset> Until(CareDb db, Patient patient, CancellationToken cancellation) =>
        (patient.IsHistorical ? await db.CheckIns.Where(c => c.ClinicId == patient.ClinicId && c.PatientId == patient.Id).MaxAsync(c => (DateTimeOffset?)c.ReceivedAt, cancellation) : null) ?? clock.Now;
}

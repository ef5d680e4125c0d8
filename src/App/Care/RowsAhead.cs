using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// What was written of a patient by a clock that ran ahead. Judged by the right clock it would lie in the future for as long as the clock
/// was wrong, a year perhaps: answers unseen, silence uncounted. All of it moves back by one span, so that the newest is just now and the
/// distances stay (decision 0024).
/// </summary>
internal static class RowsAhead
{
    /// <summary>The newest of them must lie before the judgement that follows.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(1);

    /// <summary>Every answer and every act is judged in its own commit, so the judgements show whose rows lie ahead; one that could not be judged has an open alert.</summary>
    public static IQueryable<Patient> Of(CareDb db, DateTimeOffset soonest) =>
        db.Patients.Where(p => p.DeletedAt == null && !p.IsHistorical
            && (db.Assessments.Any(a => a.ClinicId == p.ClinicId && a.PatientId == p.Id && a.AsOf > soonest)
                || db.Alerts.Any(a => a.ClinicId == p.ClinicId && a.PatientId == p.Id && a.ClosedAt == null && a.NewestFactAt > soonest)));

    public static async Task MoveBack(CareDb db, Patient patient, DateTimeOffset now, DateTimeOffset soonest, CancellationToken cancellation)
    {
        var (clinicId, id) = (patient.ClinicId, patient.Id);
        var judged = await db.Assessments.Where(a => a.ClinicId == clinicId && a.PatientId == id && a.AsOf > soonest).ToListAsync(cancellation);
        var checkIns = await db.CheckIns.Where(c => c.ClinicId == clinicId && c.PatientId == id && c.ReceivedAt > soonest).ToListAsync(cancellation);
        var responses = await db.InstrumentResponses.Where(r => r.ClinicId == clinicId && r.PatientId == id && r.ReceivedAt > soonest).ToListAsync(cancellation);
        var reports = await db.Reports.Where(r => r.ClinicId == clinicId && r.PatientId == id && r.ReceivedAt > soonest).ToListAsync(cancellation);
        var alerts = await db.Alerts.Where(a => a.ClinicId == clinicId && a.PatientId == id && (a.NewestFactAt > soonest || a.ClosedAt > soonest)).ToListAsync(cancellation);
        var facts = checkIns.Select(c => c.ReceivedAt).Concat(responses.Select(r => r.ReceivedAt)).Concat(reports.Select(r => r.ReceivedAt)).ToList();
        var ahead = facts.Concat(judged.Select(a => a.AsOf)).Concat(alerts.Select(a => a.ClosedAt ?? a.NewestFactAt)).Where(t => t > soonest).ToList();
        if (ahead.Count == 0)
        {
            return;
        }

        var by = ahead.Max() + JustNow - now;
        DateTimeOffset Back(DateTimeOffset at) => at > soonest ? at - by : at;
        var zone = patient.ZoneAt(now);
        foreach (var row in checkIns.Cast<object>().Concat(responses).Concat(reports).Concat(judged))
        {
            var times = db.Entry(row);
            foreach (var time in times.Properties.Where(p => p.Metadata.Name is nameof(CheckIn.ReceivedAt) or nameof(CheckIn.AnsweredAt) or nameof(Report.MadeAt) or nameof(Assessment.AsOf)))
            {
                time.CurrentValue = Back((DateTimeOffset)time.CurrentValue!);
            }

            // What a phone said by its own clock, and its day, stay as they are.
            var saidAt = row switch { CheckIn c => c.AnsweredAt, Report r => r.MadeAt, _ => (DateTimeOffset?)null };
            if (saidAt is { } at && times.Properties.Any(p => p.IsModified && p.Metadata.Name is nameof(CheckIn.AnsweredAt) or nameof(Report.MadeAt)))
            {
                times.Property(nameof(CheckIn.ClockWasOff)).CurrentValue = true;
                times.Property(nameof(CheckIn.On)).CurrentValue = Days.On(zone, at);
            }
        }

        foreach (var alert in alerts)
        {
            alert.Version++;
            alert.NewestFactAt = Back(alert.NewestFactAt);
            if (alert.ClosedAt > soonest)
            {
                (alert.ClosedAt, alert.QuietUntil, alert.ReviewBy) = (alert.ClosedAt - by, alert.QuietUntil - by, alert.ReviewBy - by);
            }
        }

        patient.ReassessAt = now;
        if (facts.Count > 0)
        {
            db.Note(clinicId, now, null, id, "set right when you told us something, because the clinic's clock had been wrong", by.ToString("c", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}

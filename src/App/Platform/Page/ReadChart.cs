using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>Makes the chart of a patient's latest days from what the signs read.</summary>
public static class ReadChart
{
    private static readonly Dictionary<string, (string Name, int Most)> Charted = new() { ["phq-9"] = ("PHQ-9", 27), ["gad-7"] = ("GAD-7", 21) };

    public static async Task<TrajectoryChart> Of(CareDb db, Patient patient, DateTimeOffset now, int days, CancellationToken cancellation, bool isForPatient = false)
    {
        var trajectory = await Trajectories.Read(db, patient, now, cancellation);
        var from = Days.Begins(patient.ZoneAt(now), trajectory.Today.AddDays(1 - days));
        var alerts = isForPatient
            ? []
            : await db.Alerts.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.OpenedAt >= from).OrderBy(a => a.OpenedAt).ToListAsync(cancellation);
        return Of(trajectory, alerts, patient.ZoneAt(now), days, isForPatient);
    }

    public static TrajectoryChart Of(Trajectory t, IReadOnlyList<Alert> alerts, string zone, int days, bool isForPatient = false)
    {
        var from = t.Today.AddDays(1 - days);
        return new TrajectoryChart(
            zone, from, t.Today, t.AsOf, [.. t.Readings.Where(r => r.On >= from)],
            [.. t.Sessions.Where(s => s.On >= from).Select(s => new ChartMark(s.Start, s.On, s.AtHome ? "at home" : "at the clinic"))],
            [.. alerts.Select(a => new ChartMark(a.OpenedAt, Days.On(zone, a.OpenedAt), AlertWords.Title(a.Sign))).Where(a => a.On >= from)],
            [.. Scores(t, zone).Where(s => s.On >= from)],
            t.Course.Anchor is { } anchor ? new ChartLimits(anchor.After, anchor.On, t.Course.Baseline, t.Course.DipLimit, t.Course.RecoveryLine) : null,
            isForPatient);
    }

    private static IEnumerable<ChartScore> Scores(Trajectory t, string zone) =>
        from s in t.Scores
        where s.Total is not null && Charted.ContainsKey(s.Instrument)
        select new ChartScore(s.AnsweredAt, Days.On(zone, s.AnsweredAt), Charted[s.Instrument].Name, s.Total!.Value, Charted[s.Instrument].Most);
}

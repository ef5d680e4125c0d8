using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>Makes the chart of a patient's latest days from what the signs read.</summary>
public static class ReadChart
{
    public static readonly IReadOnlyDictionary<string, (string Name, int Most)> Charted = new Dictionary<string, (string, int)> { ["phq-9"] = ("PHQ-9", 27), ["gad-7"] = ("GAD-7", 21) };

    /// <summary>For staff, with the alerts of those days.</summary>
    public static async Task<TrajectoryChart> Of(CareDb db, Patient patient, DateTimeOffset now, int days, CancellationToken cancellation)
    {
        var trajectory = await Trajectories.Read(db, patient, now, cancellation);
        var from = Days.Begins(patient.ZoneAt(now), trajectory.Today.AddDays(1 - days));
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.OpenedAt >= from).OrderBy(a => a.OpenedAt).ToListAsync(cancellation);
        return Of(trajectory, alerts, patient.ZoneAt(now), days);
    }

    public static TrajectoryChart Of(Trajectory t, IReadOnlyList<Alert> alerts, string zone, int days) => Of(t, alerts, zone, days, Band(t), isForPatient: false) with { Gain = Gained(t) };

    /// <summary>
    /// Their own: a range and a better week of one's own calm, so they are drawn only for somebody who may be reassured (design 5a, words).
    /// That weeks have become harder is said in any case.
    /// </summary>
    public static TrajectoryChart ForPatient(Trajectory t, string zone, int days, ReassuranceVerdict verdict) =>
        Of(t, [], zone, days, verdict is Reassurance { IsWithinRecentRange: true } ? Band(t) : [], isForPatient: true) with { Gain = verdict is Reassurance ? Gained(t) : Gained(t) with { FirstClear = null } };

    private static TrajectoryChart Of(Trajectory t, IReadOnlyList<Alert> alerts, string zone, int days, IReadOnlyList<(DateOnly On, BandDay Day)> band, bool isForPatient)
    {
        var from = t.Today.AddDays(1 - days);
        return new TrajectoryChart(
            zone, from, t.Today, t.AsOf, [.. t.Readings.Where(r => r.On >= from)],
            [.. t.Sessions.Where(s => s.On >= from).Select(s => new ChartMark(s.Start, s.On, s.AtHome ? "at home" : "at the clinic"))],
            [.. alerts.Select(a => new ChartMark(a.OpenedAt, Days.On(zone, a.OpenedAt), AlertWords.Title(a.Sign))).Where(a => a.On >= from)],
            [.. Scores(t, zone).Where(s => s.On >= from)],
            t.Course.Anchor is { } anchor ? new ChartLimits(anchor.After, anchor.On, t.Course.Baseline, t.Course.DipLimit, t.Course.RecoveryLine) : null,
            isForPatient) { Band = Range(band, zone, from), LevelBeforeSession = band.Count > 0 && band[^1].Day.BeforeSession is { } level ? Points(level) : null };
    }

    /// <summary>A fade only while the sign says so, and a first improvement only where no week since the course began is unread.</summary>
    private static Gain Gained(Trajectory t) => t.Gain with
    {
        FirstClear = t.CourseStart is { } first && Trajectories.ReadsAllSince(t, first.Start) ? t.Gain.FirstClear : null,
        FadingSince = ExpectedFade.Judge(t) is Present ? t.Gain.FadingSince : null,
    };

    /// <summary>The band of every day up to today, missed ones too, from the answers that the signs read.</summary>
    private static IReadOnlyList<(DateOnly On, BandDay Day)> Band(Trajectory t)
    {
        var sessions = new SessionDays(t.Sessions);
        return !t.BandFailed && t.Days.Count > 0 && BandWalk.Starts(t.DaysForBand, sessions) is { } first
            ? [.. BandWalk.Steps(new OwnBand(Bands.Parameters), first, t.Today, t.DaysForBand, sessions)]
            : [];
    }

    /// <summary>From the first answer on: before it the range is that of people in general.</summary>
    private static IReadOnlyList<ChartBand> Range(IReadOnlyList<(DateOnly On, BandDay Day)> band, string zone, DateOnly from) =>
        [.. band.Skip(1).Where(b => b.On >= from).Select(b => new ChartBand(Days.Begins(zone, b.On), b.On, Points(b.Day.Low), Points(b.Day.High)))];

    private static decimal Points(double points) => Math.Round((decimal)points, 1);

    private static IEnumerable<ChartScore> Scores(Trajectory t, string zone) =>
        from s in t.Scores
        where s.Total is not null && Charted.ContainsKey(s.Instrument)
        select new ChartScore(s.AnsweredAt, Days.On(zone, s.AnsweredAt), Charted[s.Instrument].Name, s.Total!.Value, Charted[s.Instrument].Most);
}

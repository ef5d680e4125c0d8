using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Reads what the signs may look at: rows that are stored and those about to be stored in the same turn.</summary>
public static class Trajectories
{
    /// <summary>How far back answers are read, besides the days before the first and the latest session (decision 0011).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(120);

    /// <summary>The 14 days before a session, and one for the rollover at 04:00.</summary>
    private static readonly TimeSpan BaselineWindow = TimeSpan.FromDays(15);

    public static async Task<Trajectory> Read(CareDb db, Patient patient, DateTimeOffset asOf, CancellationToken cancellation = default) =>
        (await ReadWithBand(db, patient, asOf, cancellation)).Trajectory;

    /// <summary>The same, and how far the person's band has come, for whoever keeps it. What went wrong with the band stops no rule.</summary>
    internal static async Task<(Trajectory Trajectory, MovedBand? Band, Exception? Failed)> ReadWithBand(CareDb db, Patient patient, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        var facts = await Facts(db, patient, asOf, cancellation);
        try
        {
            var (reading, moved) = await Bands.Read(db, patient, facts, cancellation);
            return (facts with { Band = reading }, moved, null);
        }
        catch (Exception e) when (e is not OperationCanceledException and not System.Data.Common.DbException)
        {
            return (facts with { BandFailed = true }, null, e);
        }
    }

    /// <summary>Whether every answer since an instant is among those read: in a long course the early weeks are not (decision 0011).</summary>
    public static bool ReadsAllSince(Trajectory t, DateTimeOffset at) => at >= ReadFrom(t.AsOf, t.Sessions.Count > 0 ? t.Sessions[^1].Start : null);

    /// <summary>Every check-in of the course that gives or may give a reading, as the band takes them in.</summary>
    internal static async Task<IReadOnlyList<Clinical.CheckIn>> AllCheckIns(CareDb db, Patient patient, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var (clinicId, id) = (patient.ClinicId, patient.Id);
        var checkIns = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == clinicId && c.PatientId == id && c.ReceivedAt <= asOf).ToListAsync(cancellation);
        checkIns.AddRange(db.CheckIns.Local.Where(c => c.PatientId == id));
        return Merged(checkIns, asOf);
    }

    /// <summary>Rows as check-ins, each id once.</summary>
    internal static IReadOnlyList<Clinical.CheckIn> Merged(IEnumerable<Data.CheckIn> rows, DateTimeOffset asOf) =>
        [.. rows.GroupBy(c => c.Id).Select(c => Amended(c, asOf))];

    /// <summary>All but the band.</summary>
    internal static async Task<Trajectory> Facts(CareDb db, Patient patient, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var (clinicId, id) = (patient.ClinicId, patient.Id);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == clinicId && s.PatientId == id && s.StartedAt <= asOf).ToListAsync(cancellation);
        sessions.RemoveAll(stored => db.Sessions.Local.Any(changed => changed.Id == stored.Id));
        // Those about to be stored are read past the filter that a query has: what was not given, or entered in error, counts for nothing.
        sessions.AddRange(db.Sessions.Local.Where(s => s.PatientId == id && s.StartedAt <= asOf && s is { NotGivenAt: null, EnteredInError: false }));
        sessions.Sort((a, b) => a.StartedAt.CompareTo(b.StartedAt));
        var from = ReadFrom(asOf, sessions.Count > 0 ? sessions[^1].StartedAt : null);
        // The days before the first session, and before each later course, are what the course is compared with.
        var begun = sessions.Where((s, i) => i == 0 || s.StartsCourse).Select(s => s.StartedAt).ToArray();
        var (firstStart, firstFrom) = begun.Length > 0 ? (begun[0], begun[0] - BaselineWindow) : (from, from);

        var checkIns = await db.CheckIns.AsNoTracking()
            .Where(c => c.ClinicId == clinicId && c.PatientId == id && c.ReceivedAt <= asOf
                && (c.AnsweredAt >= from || (c.AnsweredAt >= firstFrom && c.AnsweredAt < firstStart)))
            .ToListAsync(cancellation);
        foreach (var start in begun.Skip(1).Where(s => s - BaselineWindow < from))
        {
            var (first, until) = (start - BaselineWindow, start < from ? start : from);
            checkIns.AddRange(await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == clinicId && c.PatientId == id && c.ReceivedAt <= asOf && c.AnsweredAt >= first && c.AnsweredAt < until).ToListAsync(cancellation));
        }

        checkIns.AddRange(db.CheckIns.Local.Where(c => c.PatientId == id));
        var responses = await db.InstrumentResponses.AsNoTracking()
            .Where(r => r.ClinicId == clinicId && r.PatientId == id && r.ReceivedAt <= asOf).ToListAsync(cancellation);
        responses.AddRange(db.InstrumentResponses.Local.Where(r => r.PatientId == id));
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.ClinicId == clinicId && r.PatientId == id && r.ReceivedAt <= asOf && r.MadeAt >= from).ToListAsync(cancellation);
        reports.AddRange(db.Reports.Local.Where(r => r.PatientId == id));
        var closed = await db.Alerts.AsNoTracking()
            .Where(a => a.ClinicId == clinicId && a.PatientId == id && a.ClosedAt != null && a.ClosedAt <= asOf).ToListAsync(cancellation);
        closed.AddRange(db.Alerts.Local.Where(a => a.PatientId == id && a.ClosedAt is not null));

        var pauses = await db.Pauses.AsNoTracking()
            .Where(p => p.ClinicId == clinicId && p.PatientId == id && p.AskedAt <= asOf && p.Until >= from).ToListAsync(cancellation);
        pauses.RemoveAll(stored => db.Pauses.Local.Any(changed => changed.Id == stored.Id));
        pauses.AddRange(db.Pauses.Local.Where(p => p.PatientId == id));

        var zone = patient.ZoneAt(asOf);
        var today = Days.On(zone, asOf);
        return new Trajectory
        {
            AsOf = asOf,
            Today = today,
            TodayEndsAt = Days.Ends(zone, today),
            Sessions = [.. sessions.Select(s => new Clinical.TreatmentSession(s.Id, s.StartedAt, s.EndedAt <= asOf ? s.EndedAt : null, s.On, s.AtHome) { IsBooked = s.IsBooked, StartsCourse = s.StartsCourse })],
            CheckIns = Merged(checkIns, asOf),
            Scores = [.. responses.GroupBy(r => (r.Id, r.Instrument)).Select(Score)],
            Reports = [.. reports.Select(r => new Clinical.Report(r.Id, r.Kind, r.MadeAt, r.ReceivedAt, r.On))],
            Closings = [.. closed.DistinctBy(a => a.Id).Select(a => new Closing(a.Sign, a.ClosedAt!.Value, a.Reason, a.QuietUntil ?? a.ClosedAt.Value, a.KnownLevel, a.ReviewBy) { OfAFailure = a.NewestFactAt == AlertRule.OfAFailure, CheckAt = a.CheckAt })],
            Pauses = [.. pauses.Select(p => InEffect(p, asOf)).OfType<Clinical.Silence.Pause>()],
        };
    }

    /// <summary>From when on every answer is read, besides those before the first session.</summary>
    private static DateTimeOffset ReadFrom(DateTimeOffset asOf, DateTimeOffset? latestSession) =>
        latestSession is { } latest && latest - BaselineWindow < asOf - Window ? latest - BaselineWindow : asOf - Window;

    /// <summary>Null while it waits for a person's yes, was refused, or was taken back before it began.</summary>
    private static Clinical.Silence.Pause? InEffect(Data.Pause pause, DateTimeOffset asOf)
    {
        var isAgreed = pause.Agreed == true && pause.AnsweredAt <= asOf;
        var from = isAgreed && pause.AnsweredAt > pause.From ? pause.AnsweredAt.Value : pause.From;
        var until = pause.EndedAt <= asOf && pause.EndedAt < pause.Until ? pause.EndedAt.Value : pause.Until;
        return (pause.NeedsYes && !isAgreed) || until <= from ? null : new(pause.Id, from, until, isAgreed);
    }

    /// <summary>
    /// The body answered last under an id, and a whole one before a part that came late; with the gravest safety answer ever given
    /// under it: a later "no" takes nothing back.
    /// </summary>
    private static Clinical.CheckIn Amended(IEnumerable<Data.CheckIn> revisions, DateTimeOffset asOf)
    {
        var latest = revisions.OrderBy(c => c.IsWhole).ThenBy(c => c.AnsweredAt).ThenBy(c => c.Revision).Last();
        var safety = revisions.Max(c => c.Safety);
        return new Clinical.CheckIn(latest.Id, latest.AnsweredAt, latest.ReceivedAt, latest.On)
        {
            LowMood = latest.LowMood,
            Anxiety = latest.Anxiety,
            Restlessness = latest.Restlessness,
            Hope = latest.Hope,
            Energy = latest.Energy,
            SleepHours = latest.SleepHours,
            Overall = latest.Overall,
            Yesterday = latest.Yesterday,
            IsWhole = latest.IsWhole,
            Safety = safety == SafetyAnswer.NotAsked && PassedOver.From(latest) <= asOf ? SafetyAnswer.PreferNotToSay : safety,
        };
    }

    /// <summary>The latest body, with the gravest screening and item 9 ever given under its id. A screener shares the id of what it follows.</summary>
    private static Score Score(IEnumerable<InstrumentResponse> revisions)
    {
        var latest = revisions.MaxBy(r => r.Revision)!;
        return new Score(
            latest.Id, latest.Instrument, latest.AnsweredAt, latest.ReceivedAt, latest.Total,
            revisions.Select(r => r.Item9).Where(a => a.IsAnswered).DefaultIfEmpty(latest.Item9).MaxBy(a => a.Value), revisions.Max(r => r.Screening));
    }
}

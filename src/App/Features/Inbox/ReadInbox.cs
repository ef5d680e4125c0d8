using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Inbox;

/// <summary>One alert as the inbox shows it.</summary>
/// <param name="Owner">Who holds it, or to whom it was handed; null when nobody does.</param>
/// <param name="Due">Acknowledge by, or once taken next action by.</param>
/// <param name="Seen">See <see cref="Care.Seen"/>.</param>
public sealed record InboxAlert(
    Guid Id, Guid PatientId, string Sign, Priority Priority, Guid? OwnerId, string? Owner, bool IsTaken, string PlannedAction, DateTimeOffset? Due, string Why, string Seen);

/// <summary>One person's line: the worst reason, the earliest clock, and everything open of theirs, gravest on top.</summary>
/// <param name="Phone">As the patient wrote it; empty for none.</param>
/// <param name="Place">In the one order of design 5b.</param>
public sealed record InboxBlock(Guid PatientId, string Patient, string Phone, Place Place, IReadOnlyList<InboxAlert> Alerts)
{
    public IReadOnlyList<InboxAlert> Waiting => [.. Alerts.Where(a => !a.IsTaken)];

    /// <summary>Why they stand where they stand.</summary>
    public string Reason => Place.Need == Need.RecentIdeation ? AlertWords.IdeationLately(Place.Level) : AlertWords.Title(Alerts[0].Sign);

    /// <summary>Whose clock runs out first.</summary>
    public InboxAlert? First => Alerts.Where(a => a.Due is not null).MinBy(a => a.Due);

    /// <summary>What the fold has shown; folded away, it opens again for what is new or raised by its clock.</summary>
    public string News => string.Join(' ', Waiting.Select(a => $"{a.Id:N}{a.Seen}.{(int)a.Priority}"));
}

/// <summary>The list, and who is there to work it.</summary>
/// <param name="HoleSoon">The first time within 24 hours in which nobody is first on call.</param>
public sealed record OpenInbox(Data.Clinic Clinic, Watching Watching, Hole? HoleSoon, IReadOnlyList<InboxBlock> Blocks);

/// <summary>What was closed in the last days, newest first.</summary>
public sealed record ClosedAlert(Guid Id, Guid PatientId, string Patient, string Sign, DateTimeOffset At, string? By, Outcome Outcome);

/// <summary>The open alerts of a clinic in the order in which somebody should look at them.</summary>
public sealed class ReadInbox(IDbContextFactory<CareDb> dbs, OnCall onCall, Clock clock)
{
    private const int LatelyDays = 7;
    private const int MostClosed = 200;

    public async Task<OpenInbox> Open(int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        var rows = await (
            from a in db.Alerts.AsNoTracking()
            join p in db.Patients on new { a.ClinicId, a.PatientId } equals new { p.ClinicId, PatientId = p.Id }
            where a.ClinicId == clinicId && a.ClosedAt == null && !a.IsHistorical && p.DeletedAt == null
            select new { Alert = a, Patient = p.Name, Owner = db.Users.Where(u => u.Id == a.OwnerId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        var assessments = rows.Select(r => r.Alert.AssessmentId).Distinct().ToArray();
        var guidance = await db.Assessments.AsNoTracking().Where(s => s.ClinicId == clinicId && assessments.Contains(s.Id))
            .Select(s => new { s.Id, s.Guidance }).ToDictionaryAsync(s => s.Id, s => s.Guidance, cancellation);
        var now = clock.Now;
        var answered = await CountedAnswers.AfterSilence(
            db, clinicId, rows.Select(r => (r.Alert.PatientId, r.Alert.Sign, r.Alert.OpenedAt)), now, cancellation);
        string Since(Alert a) => a.Sign == SilentAfterDip.Code && answered.TryGetValue(a.PatientId, out var at)
            ? $". {AlertWords.AnsweredSince(at, clinic.Zone, now)}" : "";
        InboxAlert Line(Alert a, string? owner) => new(
            a.Id, a.PatientId, a.Sign, a.Priority, a.OwnerId, owner, a.AcknowledgedAt is not null, a.PlannedAction, Due(a),
            AlertWords.Why(a.Sign, guidance.TryGetValue(a.AssessmentId, out var json) ? KeptJson.Finding(json, a.Sign) : null, clinic.Zone, now) + Since(a), Seen.Of(a));
        var lately = await IdeationLately.Of(db, clinicId, now, cancellation);
        var phones = await ReadContact.WithOpenAlerts(db, clinicId, cancellation);
        static Place PlaceOf(InboxAlert alert) => new(AlertWords.NeedOf(alert.Sign, alert.Priority), 0, alert.IsTaken, alert.Due);
        InboxBlock Block(Guid id, string name, IEnumerable<InboxAlert> lines)
        {
            InboxAlert[] alerts = [.. lines.OrderBy(PlaceOf).ThenBy(a => AlertWords.Place(a.Sign))];
            Place[] places = [.. alerts.Select(PlaceOf), .. lately.TryGetValue(id, out var level) ? [new Place(Need.RecentIdeation, level, alerts.All(a => a.IsTaken))] : Array.Empty<Place>()];
            return new(id, name, phones.GetValueOrDefault(id, ""), Place.Of(places), alerts);
        }

        var blocks = rows.GroupBy(r => r.Alert.PatientId).Select(g => Block(g.Key, g.First().Patient, g.Select(r => Line(r.Alert, r.Owner)))).OrderBy(b => b.Place).ThenBy(b => b.PatientId);
        Hole? soon = (await Rota.Holes(db, clinicId, now, now + Rota.Soon, cancellation)) is [var first, ..] ? first : null;
        return new OpenInbox(clinic, await onCall.Now(db, clinic, now, cancellation), soon, [.. blocks]);
    }

    public async Task<IReadOnlyList<ClosedAlert>> ClosedLately(int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var since = clock.Now.AddDays(-LatelyDays);
        return await (
            from a in db.Alerts.AsNoTracking()
            join p in db.Patients on new { a.ClinicId, a.PatientId } equals new { p.ClinicId, PatientId = p.Id }
            where a.ClinicId == clinicId && a.ClosedAt >= since && !a.IsHistorical && p.DeletedAt == null
            orderby a.ClosedAt descending
            select new ClosedAlert(a.Id, a.PatientId, p.Name, a.Sign, a.ClosedAt!.Value, db.Users.Where(u => u.Id == a.ClosedBy).Select(u => u.DisplayName).FirstOrDefault(), a.Outcome!.Value))
            .Take(MostClosed).ToListAsync(cancellation);
    }

    public static DateTimeOffset? Due(Alert alert) => AlertClock.By(alert.Priority, alert.AcknowledgedAt is not null, alert.LadderStartedAt, alert.NextStepAt);
}

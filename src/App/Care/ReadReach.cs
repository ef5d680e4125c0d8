using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>How a patient reaches a person now: what stands on the page after a grave answer (design 5b).</summary>
/// <param name="IsGrave">An alert of thoughts of ending one's life, of "help now" or of "call me" is open.</param>
/// <param name="Ways">In the order in which they stand.</param>
/// <param name="Who">Who is awake.</param>
/// <param name="OnCall">Who would call, and until when, in words.</param>
/// <param name="Doubt">Why a call is not sure to come, in words; empty where nothing speaks against it.</param>
/// <param name="CallAsked">When a call was last asked for, in words; empty when none is open.</param>
public sealed record ReachNow(bool IsGrave, IReadOnlyList<ReachWay> Ways, Truth Who, string OnCall, string Doubt, string CallAsked, IReadOnlyList<OwnPerson> People);

/// <summary>Reads the ways to a person, as they stand now.</summary>
public sealed class ReadReach(IDbContextFactory<CareDb> dbs, OnCall onCall, WhoIsAwake awake, Monitoring monitoring, Clock clock)
{
    public async Task<ReachNow> Of(PatientKey key, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.Now;
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == key.ClinicId, cancellation);
        var zone = await db.PatientZone(key.ClinicId, key.PatientId, now, cancellation) ?? clinic.Zone;
        var open = await db.Alerts.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.ClosedAt == null && !a.IsHistorical)
            .Select(a => new { a.Sign, a.Reason, a.NewestFactAt }).ToListAsync(cancellation);
        var watching = await onCall.Now(db, clinic, now, cancellation);
        // While nothing proves that a message arrives, nobody counts as sure to hear.
        var reach = watching.Reach == Reach.Reachable && monitoring.Current.IsDown ? Reach.NotConfirmed : watching.Reach;
        var isUrgent = monitoring.Current.IsDown || open.Any(a => AfterAnswer.IsLevel3(a.Sign, a.Reason));
        var asked = open.Find(a => a.Sign == CallMe.Code)?.NewestFactAt;
        string When(DateTimeOffset at) => Wording.Say(zone, at, now);
        return new(
            open.Exists(a => AfterAnswer.IsGrave(a.Sign)), ReachOrder.Of(reach, isUrgent), await awake.Now(key, cancellation),
            Named(watching, When), reach == Reach.NotConfirmed ? $"We cannot be sure that {watching.OnCall ?? "the clinic"} hears us. Please do not wait for the call." : "",
            asked is { } at ? When(at) : "", await OwnPeople.Of(db, key, cancellation));
    }

    private static string Named(Watching watching, Func<DateTimeOffset, string> when) => watching switch
    {
        { OnCall: { } name, OnCallUntil: { } until } => $"{name}, on call until {when(until)}",
        { IsOpen: true, OpenUntil: { } until } => $"The clinic is open until {when(until)}",
        _ => "",
    };
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Consent, eligibility and the watch plan as the readiness gate reads them.</summary>
internal static class GateStandings
{
    /// <param name="day">When the day of the session begins.</param>
    public static async Task<GateStanding> Consent(
        CareDb db, PatientKey key, DateTimeOffset day, CancellationToken cancellation)
    {
        var consent = await ReadConsent.Of(db, key, cancellation, day);
        return consent.IsSigned
            ? new(GateState.Passed, $"Version {consent.Signature!.Version} is signed.", consent.Signature.At)
            : new(GateState.Failed, consent.Signature is null ? "Not signed." : "Only an earlier version is signed.", (await ReadConsent.Texts(db, key.ClinicId, cancellation)).Max(t => t.PublishedAt));
    }

    public static async Task<GateStanding> Eligible(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        var all = await ReadEligibility.All(db, key, cancellation);
        var since = all.Decisions.Select(d => d.At).Concat(all.Answers.Select(a => a.At)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return all.Now is { MayBook: false } now ? new(GateState.Failed, now.Why, since, MayGoAhead: all.Decisions.Count > 0) : new(GateState.Passed, $"Decided: eligible. {all.Decisions.MaxBy(d => d.At)?.Reason}", since);
    }

    /// <param name="zone">In whose clock the reason names a day.</param>
    public static async Task<GateStanding> WatchPlan(CareDb db, PatientKey key, string zone, CancellationToken cancellation) =>
        await WatchPlans.Now(db, key, cancellation) switch
        {
            null => new(GateState.NotLookedAt, "No watch plan is written yet.", DateTimeOffset.MinValue),
            { OpenedAt: { } opened } => new(GateState.Passed, $"The patient opened it on {Wording.Say(Days.On(zone, opened))}.", opened),
            // An override from before these words were written does not cover them.
            var plan => new(GateState.Failed, $"Written on {Wording.Say(Days.On(zone, plan.WrittenAt))}; the patient has not opened it yet.", plan.WrittenAt),
        };
}

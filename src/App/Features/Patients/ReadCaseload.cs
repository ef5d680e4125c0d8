using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>A patient's place on the caseload.</summary>
/// <param name="Reasons">A line each, gravest first.</param>
/// <param name="Waits">Their sessions wait for a clinician's decision; it changes no place, because nobody is worse for it.</param>
/// <param name="AsksAnotherTime">They asked for another time for an appointment, and nobody has answered; it changes no place either.</param>
public sealed record CaseloadRow(Guid Id, string Name, Place Place, IReadOnlyList<string> Reasons, bool Waits = false, bool AsksAnotherTime = false)
{
    public Need Need => Place.Need;
}

/// <summary>All patients of a clinic by need, from the latest assessments that are kept and the alerts that are open.</summary>
public sealed class ReadCaseload(IDbContextFactory<CareDb> dbs, Clock clock)
{
    public async Task<IReadOnlyList<CaseloadRow>> Run(int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var open = (await db.Alerts.AsNoTracking().Where(a => a.ClinicId == clinicId && a.ClosedAt == null && !a.IsHistorical)
            .Select(a => new OpenAlert(a.PatientId, a.Sign, a.Priority, a.AcknowledgedAt != null, a.OpenedAt, a.LadderStartedAt, a.NextStepAt)).ToListAsync(cancellation)).ToLookup(a => a.PatientId);
        var answered = await CountedAnswers.AfterSilence(
            db, clinicId, open.SelectMany(g => g).Select(a => (a.PatientId, a.Sign, a.OpenedAt)), DateTimeOffset.MaxValue, cancellation);
        var lately = await IdeationLately.Of(db, clinicId, clock.Now, cancellation);
        var patients = await db.Patients.AsNoTracking().Where(p => p.ClinicId == clinicId && p.DeletedAt == null).Select(p => new
        {
            p.Id,
            p.Name,
            p.IsHistorical,
            Guidance = db.Assessments.Where(a => a.ClinicId == clinicId && a.PatientId == p.Id).OrderByDescending(a => a.AsOf).Select(a => a.Guidance).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var waiting = await Waiting(db, clinicId, cancellation);
        var asking = (await db.Appointments.Where(a => a.ClinicId == clinicId && a.State == AppointmentState.Booked && a.AnotherTimeAskedAt != null).Select(a => a.PatientId).ToListAsync(cancellation)).ToHashSet();
        return
        [
            .. patients.Select(p => Row(p.Id, p.Name, p.IsHistorical, p.Guidance, [.. open[p.Id]], lately.GetValueOrDefault(p.Id), answered.ContainsKey(p.Id)))
                .Select(r => r with { Waits = waiting.Contains(r.Id), AsksAnotherTime = asking.Contains(r.Id) })
                .OrderBy(r => r.Place).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Id),
        ];
    }

    /// <summary>Whose sessions wait for a clinician's decision. Those without any answer wait for nobody here.</summary>
    private static async Task<HashSet<Guid>> Waiting(CareDb db, int clinicId, CancellationToken cancellation)
    {
        // After a decision a no changes nothing, so most answers need not be read.
        var answers = (await db.ContraindicationAnswers.AsNoTracking()
            .Where(a => a.ClinicId == clinicId && (a.Reply != ContraindicationReply.No || !db.EligibilityDecisions.Any(d => d.ClinicId == clinicId && d.PatientId == a.PatientId))).ToListAsync(cancellation)).ToLookup(a => a.PatientId, ReadEligibility.Plain);
        var decisions = (await db.EligibilityDecisions.AsNoTracking().Where(d => d.ClinicId == clinicId).ToListAsync(cancellation)).ToLookup(d => d.PatientId, ReadEligibility.Plain);
        return [.. answers.Select(a => a.Key).Concat(decisions.Select(d => d.Key)).Distinct().Where(id => EligibilityNow.Of([.. decisions[id]], [.. answers[id]]).WaitsForClinician)];
    }

    /// <param name="lately">The highest level of ideation in the last 14 days that is closed or known; 0 for none.</param>
    private static CaseloadRow Row(Guid id, string name, bool isHistorical, string? guidance, IReadOnlyList<OpenAlert> open, int lately, bool hasAnswered)
    {
        if (isHistorical)
        {
            return new CaseloadRow(id, name, new Place(Need.Imported), ["Imported diary; nobody is told of anything in it"]);
        }

        var alerts = open.Select(a => (Place: PlaceOf(a), Alert: a)).OrderBy(a => a.Place).ToArray();
        var findings = guidance is null ? [] : KeptJson.NotAbsent(guidance);
        var watched = findings.Where(f => f.Finding is Present { Response: Response.Watch }).Select(f => (Place: new Place(OfWatched(f), Level(f)), f.Sign)).OrderBy(f => f.Place).ToArray();
        var unclear = findings.Select(f => f.Finding).OfType<Indeterminate>().FirstOrDefault(i => i.Because is not Because.NoSessionYet);
        Place[] places =
        [
            .. alerts.Select(a => a.Place), .. watched.Select(w => w.Place),
            .. lately > 0 ? [new Place(Need.RecentIdeation, lately, open.All(a => a.IsTaken))] : Array.Empty<Place>(),
        ];
        var place = places.Length > 0 ? Clinical.Escalation.Place.Of(places) : new Place(unclear is not null || guidance is null ? Need.CannotTell : Need.NothingOpen);
        var isKnown = watched.Any(w => w.Place.Need == Need.RecentIdeation);
        string[] reasons =
        [
            .. alerts.Select(a => $"{a.Alert.Priority}, {(a.Alert.IsTaken ? "taken" : "nobody has taken it")}: {AlertWords.Title(a.Alert.Sign)}"
                + (hasAnswered && a.Alert.Sign == SilentAfterDip.Code ? "; they have answered since" : "")),
            .. lately > 0 && !isKnown ? [AlertWords.IdeationLately(lately)] : Array.Empty<string>(),
            .. watched.Select(w => w.Place.Need == Need.RecentIdeation ? "Known to the team, no alert: thoughts of ending their life" : $"On watch, no alert: {AlertWords.Title(w.Sign)}"),
        ];
        return new CaseloadRow(id, name, place, reasons.Length > 0 ? reasons : [place.Need == Need.CannotTell ? ClinicianVoice.Of(unclear?.Because ?? Because.NoAnswerYet) : "Nothing open, nothing on watch"]);
    }

    private static Place PlaceOf(OpenAlert a) => new(AlertWords.NeedOf(a.Sign, a.Priority), 0, a.IsTaken, AlertClock.By(a.Priority, a.IsTaken, a.LadderStartedAt, a.NextStepAt));

    /// <summary>Known ideation stands with what was said in the last 14 days, also when it was said before them.</summary>
    private static Need OfWatched(SignFinding finding) => Level(finding) > 0 ? Need.RecentIdeation : Needs.OfWatched(finding.Sign);

    private static int Level(SignFinding finding) =>
        finding.Sign == Ideation.Code && finding.Finding is Present p ? (int)(p.Evidence.FirstOrDefault(e => e.Fact == Fact.KnownIdeation)?.Amount ?? 0) : 0;

    private sealed record OpenAlert(Guid PatientId, string Sign, Priority Priority, bool IsTaken, DateTimeOffset OpenedAt, DateTimeOffset LadderStartedAt, DateTimeOffset? NextStepAt);
}

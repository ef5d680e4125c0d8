using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>Why somebody stands where they stand on the caseload: danger first, then the order of row 6.4.</summary>
public enum Need
{
    Stat = 0,
    AsapDanger = 1,
    Asap = 2,
    ProlongedDip = 3,
    Silent = 4,
    ReviewOverdue = 5,
    OtherAlert = 6,
    Unknown = 7,
    KnownIdeation = 8,
    OnWatch = 9,
    /// <summary>The answers are too old, or too few, to tell.</summary>
    CannotTell = 10,
    NothingOpen = 11,
    /// <summary>An imported diary: nobody is behind it.</summary>
    Imported = 12,
}

/// <summary>A patient's place on the caseload.</summary>
/// <param name="Reasons">A line each, gravest first.</param>
/// <param name="Waits">Their sessions wait for a clinician's decision; it changes no place, because nobody is worse for it.</param>
/// <param name="AsksAnotherTime">They asked for another time for an appointment, and nobody has answered; it changes no place either.</param>
public sealed record CaseloadRow(Guid Id, string Name, Need Need, IReadOnlyList<string> Reasons, bool Waits = false, bool AsksAnotherTime = false);

/// <summary>All patients of a clinic by need, from the latest assessments that are kept and the alerts that are open.</summary>
public sealed class ReadCaseload(IDbContextFactory<CareDb> dbs)
{
    private static readonly string[] Danger = [NeedsHelpNow.Code, PhysicalRedFlag.Code, Ideation.Code, Hopelessness.Code];

    public async Task<IReadOnlyList<CaseloadRow>> Run(int clinicId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var open = (await db.Alerts.AsNoTracking().Where(a => a.ClinicId == clinicId && a.ClosedAt == null && !a.IsHistorical)
            .Select(a => new OpenAlert(a.PatientId, a.Sign, a.Priority, a.AcknowledgedAt != null, a.OpenedAt)).ToListAsync(cancellation)).ToLookup(a => a.PatientId);
        var answered = await CountedAnswers.AfterSilence(
            db, clinicId, open.SelectMany(g => g).Select(a => (a.PatientId, a.Sign, a.OpenedAt)), DateTimeOffset.MaxValue, cancellation);
        var patients = await db.Patients.AsNoTracking().Where(p => p.ClinicId == clinicId && p.DeletedAt == null).Select(p => new
        {
            p.Id,
            p.Name,
            p.IsHistorical,
            Guidance = db.Assessments.Where(a => a.ClinicId == clinicId && a.PatientId == p.Id).OrderByDescending(a => a.AsOf).Select(a => a.Guidance).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var waiting = await Waiting(db, clinicId, cancellation);
        var asking = (await db.Appointments.Where(a => a.ClinicId == clinicId && a.State == AppointmentState.Booked && a.AnotherTimeAskedAt != null).Select(a => a.PatientId).ToListAsync(cancellation)).ToHashSet();
        return [.. patients.Select(p => Place(p.Id, p.Name, p.IsHistorical, p.Guidance, open[p.Id], answered.ContainsKey(p.Id))).Select(r => r with { Waits = waiting.Contains(r.Id), AsksAnotherTime = asking.Contains(r.Id) }).OrderBy(r => r.Need).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Id)];
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

    private static CaseloadRow Place(Guid id, string name, bool isHistorical, string? guidance, IEnumerable<OpenAlert> open, bool hasAnswered)
    {
        if (isHistorical)
        {
            return new CaseloadRow(id, name, Need.Imported, ["Imported diary; nobody is told of anything in it"]);
        }

        var alerts = open.Select(a => (Need: Of(a), Alert: a)).OrderBy(a => a.Need).ToArray();
        var findings = guidance is null ? [] : KeptJson.NotAbsent(guidance);
        var watched = findings.Where(f => f.Finding is Present { Response: Response.Watch }).Select(f => (Need: OfWatched(f), f.Sign)).OrderBy(f => f.Need).ToArray();
        var unclear = findings.Select(f => f.Finding).OfType<Indeterminate>().FirstOrDefault(i => i.Because is not Because.NoSessionYet);
        var need = alerts.Length > 0 ? alerts[0].Need
            : watched.Length > 0 ? watched[0].Need
            : unclear is not null || guidance is null ? Need.CannotTell : Need.NothingOpen;
        string[] reasons =
        [
            .. alerts.Select(a => $"{a.Alert.Priority}, {(a.Alert.IsTaken ? "taken" : "nobody has taken it")}: {AlertWords.Title(a.Alert.Sign)}"
                + (hasAnswered && a.Alert.Sign == SilentAfterDip.Code ? "; they have answered since" : "")),
            .. watched.Select(w => w.Need == Need.KnownIdeation ? "Known to the team, no alert: thoughts of ending their life" : $"On watch, no alert: {AlertWords.Title(w.Sign)}"),
        ];
        return new CaseloadRow(id, name, need, reasons.Length > 0 ? reasons : [need == Need.CannotTell ? ClinicianVoice.Of(unclear?.Because ?? Because.NoAnswerYet) : "Nothing open, nothing on watch"]);
    }

    private static Need Of(OpenAlert alert) => alert.Priority switch
    {
        Priority.Stat => Need.Stat,
        Priority.Asap => Danger.Contains(alert.Sign) ? Need.AsapDanger : Need.Asap,
        _ => alert.Sign switch
        {
            ProlongedDip.Code => Need.ProlongedDip,
            SilentAfterDip.Code => Need.Silent,
            Ideation.Code => Need.ReviewOverdue,
            _ => Need.OtherAlert,
        },
    };

    private static Need OfWatched(SignFinding finding) => finding.Sign switch
    {
        Unknown.Code => Need.Unknown,
        Ideation.Code when finding.Finding is Present p && p.Evidence.Any(e => e.Fact == Fact.KnownIdeation) => Need.KnownIdeation,
        _ => Need.OnWatch,
    };

    private sealed record OpenAlert(Guid PatientId, string Sign, Priority Priority, bool IsTaken, DateTimeOffset OpenedAt);
}

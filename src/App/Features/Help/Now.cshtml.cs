using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Help;

/// <summary>
/// "I need help now" and "call me": numbers that answer come first, then the clinic, then the truth about who is awake. Open without
/// signing in: a device that the clinic knows may tell it, and is shown nothing of anybody.
/// </summary>
public sealed class NowModel(CareDb db, SubmitReport report, WhoIsAwake awake, ReadReach reach, OnCall onCall, Monitoring monitoring, Clock clock, ILogger<NowModel> log) : PageModel
{
    private const string NotTold = "We could not reach the clinic's records just now, so the clinic does not have this yet. Please press the button again, or call one of the numbers above.";

    private Writer? _writer;
    private bool _failed;

    public Ids Ids { get; private set; } = Ids.New();

    /// <summary>Whether this is a patient, or a patient's device, so that there is a clinic to tell.</summary>
    public bool MayTell => _writer is not null || _failed;

    public bool IsSignedIn => _writer?.IsSignedIn == true;

    /// <summary>Staff have no plan of their own here.</summary>
    public bool MayHavePlan => User.Identity?.IsAuthenticated != true || User.Caller().Role == Role.Patient;

    /// <summary>When the clinic was sent what was just tapped; empty when nothing was. Of the store or of the sending itself: an address alone proves nothing.</summary>
    public string SentAt { get; private set; } = "";

    public string Sent { get; private set; } = "The clinic has been sent this,";

    public string Message { get; private set; } = "";

    public string Truth { get; private set; } = "";

    /// <summary>The ways to a person, after something grave was said; null before, and for a device that only writes.</summary>
    public ReachNow? Reach { get; private set; }

    /// <summary>What they told us, and who has it.</summary>
    public IReadOnlyList<OwnAlert> Standing { get; private set; } = [];

    /// <summary>The check-in that waits for its other answers; null for none.</summary>
    public Guid? GoOnWith { get; private set; }

    public Task OnGetAsync(Guid? told, CancellationToken cancellation) => Guarded(async () =>
    {
        await Enter();
        if (_writer is { IsSignedIn: true, Patient: var key } && await ReceivedAt(key, told, cancellation) is { } at)
        {
            SentAt = Wording.Say(await Zone(key, cancellation), at, clock.Now);
            Reach = await reach.Of(key, cancellation);
            var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
            Standing = [.. (await OwnAlerts.Of(db, patient, await Trajectories.Read(db, patient, clock.Now, cancellation), cancellation)).Where(a => a.IsOpen)];
            GoOnWith = await OpenCheckIn(key, told, cancellation);
        }

        if (_writer is { IsSignedIn: true, Patient: var own })
        {
            Ids = Ids with { Phone = (await ReadContact.Of(db, own, cancellation)).Phone };
        }

        await TellTruth(cancellation);
    });

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => Tell(id, ReportKind.NeedHelpNow, "", cancellation);

    /// <summary>Never refused for want of a number: what was written goes with the message as it was written.</summary>
    public Task<IActionResult> OnPostCallMeAsync(Guid id, string? phone, string? where, CancellationToken cancellation) =>
        Tell(id, ReportKind.CallMe, CallMeWords.Of(phone, where), cancellation);

    private async Task<IActionResult> Tell(Guid id, ReportKind kind, string words, CancellationToken cancellation)
    {
        // The same number again, so that a second try is the same message.
        Ids = kind == ReportKind.CallMe ? Ids with { Call = id } : Ids with { Now = id };
        KeptReport? kept = null;
        await Guarded(async () =>
        {
            await Enter();
            kept = _writer is { } writer ? await report.Run(id, writer.Patient, kind, writer.UserId, words, default, cancellation) : null;
        });
        if (kept is not null && IsSignedIn)
        {
            return Redirect($"/help/now?told={kept.Id}");
        }

        if (kept is not null)
        {
            // It is there: the next tap on this page is a new call for help and not the same one again.
            Ids = Ids.New();
        }

        // When the rest cannot be read, that the clinic has it still stands.
        Sent = kind == ReportKind.CallMe ? "Your clinic has been asked to call you," : "Your clinic has your “I need help now”,";
        SentAt = kept is null ? "" : $"{kept.ReceivedAt:HH:mm} UTC";
        await Guarded(async () =>
        {
            SentAt = kept is null ? "" : Wording.Say(await ClinicZone(cancellation), kept.ReceivedAt, clock.Now);
            await TellTruth(cancellation);
        });
        Message = kept is null && MayTell ? NotTold : Message;
        Response.StatusCode = kept is null ? Response.StatusCode : StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>When the clinic received what stands under an id, whatever it was; null when nothing of this patient's does.</summary>
    private async Task<DateTimeOffset?> ReceivedAt(PatientKey key, Guid? id, CancellationToken cancellation) =>
        await db.Reports.Where(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.Id == id).Select(r => (DateTimeOffset?)r.ReceivedAt)
            .Concat(db.CheckIns.Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.Id == id).Select(c => (DateTimeOffset?)c.ReceivedAt))
            .Concat(db.InstrumentResponses.Where(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.Id == id).Select(r => (DateTimeOffset?)r.ReceivedAt))
            .OrderByDescending(x => x).FirstOrDefaultAsync(cancellation);

    private async Task<Guid?> OpenCheckIn(PatientKey key, Guid? id, CancellationToken cancellation)
    {
        var revisions = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.Id == id).Select(c => c.IsWhole).ToListAsync(cancellation);
        return revisions.Count > 0 && !revisions.Contains(true) ? id : null;
    }

    private async Task Enter()
    {
        _writer = await HttpContext.FindWriter();
        ViewData["ClinicId"] = _writer?.Patient.ClinicId;
    }

    /// <summary>Names on a page of the patient's own; none on a device that only writes.</summary>
    private async Task TellTruth(CancellationToken cancellation)
    {
        if (_writer is { IsSignedIn: true } patient)
        {
            Truth = await awake.Say(patient.Patient, cancellation);
        }
        else if (_writer is { } device)
        {
            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == device.Patient.ClinicId, cancellation);
            Truth = monitoring.Current.IsDown ? ClinicTruth.MayNotSee("your clinic") : ClinicTruth.Say(clinic, await onCall.Now(db, clinic, clock.Now, cancellation), clock.Now, "Your clinic");
        }
    }

    private async Task<string> Zone(PatientKey key, CancellationToken cancellation) =>
        await db.PatientZone(key.ClinicId, key.PatientId, clock.Now, cancellation) ?? await ClinicZone(cancellation);

    private Task<string> ClinicZone(CancellationToken cancellation) =>
        db.Clinics.Where(c => c.Id == _writer!.Patient.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);

    /// <summary>A failing database leaves the numbers, the buttons and what is true.</summary>
    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "The page for help could not reach the database");
            _failed = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Truth = "We cannot tell right now who is awake at the clinic. Please use the numbers on this page.";
        }
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>The patient's home: how are you today, where you are, and who has seen it.</summary>
public sealed class IndexModel(CareDb db, SubmitReport report, SayOfMedicines medicines, IntentionNow intention, ReadReach reach, Monitoring monitoring, Clock clock) : PageModel
{
    private const int ChartDays = 28;

    public Patient Patient { get; private set; } = null!;

    public Trajectory Trajectory { get; private set; } = null!;

    public Guidance Guidance { get; private set; } = null!;

    /// <summary>Judgement counts as altered by a dose, and the patient did not ask for the usual page: few choices, and large.</summary>
    public AlteredState? Altered { get; private set; }

    /// <summary>What waits before a session that is near; null for none.</summary>
    public WaitingMedicines? Medicines { get; private set; }

    /// <summary>What can be done before the next session; null when none is near.</summary>
    public BeforeSession? Before { get; private set; }

    /// <summary>What they bring into a session that begins or has begun; null for nothing.</summary>
    public OpenedEntry? Intention { get; private set; }

    /// <summary>What they chose for resting, while the window of a session is open.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    /// <summary>What to watch for, line by line; empty while no clinician has written it.</summary>
    public IReadOnlyList<string> WatchFor { get; private set; } = [];

    /// <summary>What can be said about the last session now; null for nothing.</summary>
    public AfterSession? After { get; private set; }

    /// <summary>The session after which perception and attention are asked about now; null for none.</summary>
    public Guid? Perception { get; private set; }

    public string MedicinesProblem { get; private set; } = "";

    public IReadOnlyList<OwnAlert> Alerts { get; private set; } = [];

    public DayCard Card { get; private set; } = null!;

    public ReassuranceVerdict Verdict { get; private set; } = null!;

    public CallThreshold? Threshold { get; private set; }

    public TrajectoryChart Chart { get; private set; } = null!;

    /// <summary>The ways to a person; they stand first while something grave is open.</summary>
    public ReachNow Reach { get; private set; } = null!;

    public Truth Truth => Reach.Who;

    /// <summary>What only they can do before a session is booked, and have not done.</summary>
    public IReadOnlyList<JoiningStep> ToDo { get; private set; } = [];

    /// <summary>The nudge of a silence that goes on, in words; empty otherwise.</summary>
    public string Nudge { get; private set; } = "";

    /// <summary>What was kept a moment ago, in words; empty otherwise.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>What was sent and not opened yet; a reminder only while today has no answer.</summary>
    public IReadOnlyList<OwnMessage> Told { get; private set; } = [];

    /// <summary>The check-in that hangs on the session and has come due, in words; empty while none has.</summary>
    public string EffectDue => EffectCheckIns.Of(Trajectory.Sessions, Answered()).FirstOrDefault(c => c.IsDue(Trajectory.AsOf)) is { } due
        ? $"More than {ProgrammeModel.AfterWords(due.Offset)} have passed since your session. A check-in now shows how it works for you." : "";

    /// <summary>The next appointment; null when none is booked or proposed.</summary>
    public MapLine? Next { get; private set; }

    /// <summary>The day has come on which they wanted to look at a goal again.</summary>
    public bool HasGoalToLookAt { get; private set; }

    public DayAnswer Today => Answering.Of(
        Trajectory.CheckIns.Where(c => c.On == Trajectory.Today),
        Trajectory.Scores.Where(s => Days.On(Patient.ZoneAt(s.AnsweredAt), s.AnsweredAt) == Trajectory.Today));

    /// <summary>"Is this beyond your usual ups and downs?" stands unanswered.</summary>
    public bool AsksBeyondUsual => IsPresent(ProlongedDip.Code) && !Trajectory.Reports.Any(r => r.Kind is ReportKind.BeyondUsualYes or ReportKind.BeyondUsualNotSure or ReportKind.BeyondUsualNo
        && Trajectory.Course.Dip is { } dip && r.MadeAt >= dip.StartedAt);

    /// <summary>"Compared with before your session, how are you?", today or over the last week; null when it is not asked now.</summary>
    public string? AskedToCompare =>
        Comparison.IsDueOfTheWeek(Trajectory) ? "Over the last week, compared with before your session, how are you?"
        : Comparison.IsDueToday(Trajectory) ? "Compared with before your session, how are you?"
        : null;

    public async Task OnGetAsync(Guid? kept, Guid? told, bool usual, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var now = clock.Now;
        Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        Trajectory = await Trajectories.Read(db, Patient, now, cancellation);
        Guidance = Catalogue.Current.Assess(Trajectory);
        Altered = usual ? null : await AlteredNow.Of(db, key, now, cancellation);
        Medicines = await WaitingMedicines.Of(db, key, now, cancellation);
        Before = await BeforeSession.Of(db, key, now, cancellation);
        Intention = await intention.Of(db, key, now, cancellation);
        Rest = await RestNow.Of(db, key, Trajectory.Sessions, now, cancellation);
        WatchFor = WatchPlanWords.Lines((await WatchPlans.Now(db, key, cancellation))?.Words);
        After = Altered is null ? await AfterSession.Of(db, key, now, cancellation) : null;
        Perception = await PerceptionDue.Of(db, key, User.Caller().UserId, now, cancellation);
        Alerts = await OwnAlerts.Of(db, Patient, Trajectory, cancellation);
        Card = DayCard.For(Trajectory);
        Threshold = Patient.CallWhen.Length > 0 && Patient.CallWhom.Length > 0 ? CallThreshold.Of(Patient.CallWhen, Patient.CallWhom) : null;
        Verdict = Reassurance.For(Trajectory, Guidance, Alerts.Count(a => a.IsOpen), Threshold, monitoring.Current.Path);
        Reach = await reach.Of(key, cancellation);
        Chart = ReadChart.ForPatient(Trajectory, Patient.ZoneAt(now), ChartDays, Verdict);
        Nudge = await HomeWords.Nudge(db, User.Caller(), Trajectory, When, cancellation);
        Told = [.. (await OwnMessages.Unseen(db, key.ClinicId, User.Caller().UserId, now, cancellation)).Where(m => m.Message.Kind != MessageKind.Nudge && (m.Message.Kind is not (MessageKind.Reminder or MessageKind.CheckInDue) || Today != DayAnswer.HowBad))];
        Next = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.StartsAt > now && (a.State == AppointmentState.Booked || a.State == AppointmentState.Proposed))
            .OrderBy(a => a.StartsAt).FirstOrDefaultAsync(cancellation) is { } next ? ProgrammeModel.Line(next, Patient.ZoneAt(now), now, withPhase: false) : null;
        HasGoalToLookAt = (await GoalLine.Of(db, key, onlyShared: false, Patient.ZoneAt(now), cancellation)).Any(l => l.Goal.State == GoalState.Active && l.Goal.ReviewOn <= Trajectory.Today);
        // Where something grave is open, the page says what was received and who has it, and thanks for nothing else.
        Kept = Reach.IsGrave ? "" : await KeptAt(kept ?? told, cancellation);
        ToDo = [.. (await JoiningSteps.Needed(db, key, cancellation)).Where(s => !s.IsDone).Select(s => s.Step)];
    }

    public async Task<IActionResult> OnPostSayAsync(Guid id, ReportKind kind, CancellationToken cancellation)
    {
        var caller = User.Caller();
        // "Much worse" counts as "I feel worse" (design 5a).
        if (kind is not (ReportKind.BeyondUsualYes or ReportKind.BeyondUsualNotSure or ReportKind.BeyondUsualNo
            or ReportKind.ComparedBetter or ReportKind.ComparedSame or ReportKind.ComparedWorse or ReportKind.FeelWorse))
        {
            return BadRequest();
        }

        return await report.Run(id, caller.Patient, kind, caller.UserId, cancellation: cancellation) is { } kept ? Redirect($"/home?told={kept}") : NotFound();
    }

    public async Task<IActionResult> OnPostMedicinesAsync(Guid id, bool waited, Guid[] took, CancellationToken cancellation)
    {
        if (waited != (took.Length > 0))
        {
            return await medicines.Run(User.Caller(), id, took, cancellation) ? Redirect("/home#medicines") : NotFound();
        }

        await OnGetAsync(null, null, usual: true, cancellation);
        MedicinesProblem = waited ? "You ticked a medicine and also said that you waited. Please tap the one that is true." : "Please tick what you took.";
        return Page();
    }

    public string When(DateTimeOffset at) => Wording.Say(Patient.ZoneAt(clock.Now), at, clock.Now);

    /// <summary>What was seen, and what happens next, sentence by sentence; each only once.</summary>
    public IReadOnlyList<string> Seen() =>
    [
        .. Guidance.Findings.Where(f => f.Finding is Present).SelectMany(f => PatientVoice.Seen(f)).Distinct(),
        .. Guidance.Findings.Where(f => f.Finding is Present { Response: Clinical.Signs.Response.Watch } && !Alerts.Any(a => a.IsOpen))
            .SelectMany(f => PatientVoice.Next(f, AlertMove.None)).Distinct(),
    ];

    /// <summary>When answers came that count for a check-in after a session.</summary>
    private IEnumerable<DateTimeOffset> Answered() =>
        Trajectory.CheckIns.Where(Answering.Counts).Select(c => c.AnsweredAt)
            .Concat(Trajectory.Scores.Where(Answering.SaysHowBad).Select(s => s.AnsweredAt));

    private bool IsPresent(string sign) => Guidance.Findings.Any(f => f.Sign == sign && f.Finding is Present);

    private async Task<string> KeptAt(Guid? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            return "";
        }

        var at = await db.CheckIns.Where(c => c.ClinicId == Patient.ClinicId && c.PatientId == Patient.Id && c.Id == id).Select(c => c.ReceivedAt)
            .Concat(db.InstrumentResponses.Where(r => r.ClinicId == Patient.ClinicId && r.PatientId == Patient.Id && r.Id == id).Select(r => r.ReceivedAt))
            .Concat(db.Reports.Where(r => r.ClinicId == Patient.ClinicId && r.PatientId == Patient.Id && r.Id == id).Select(r => r.ReceivedAt))
            .OrderByDescending(x => x).FirstOrDefaultAsync(cancellation);
        return at == default ? "" : $"Kept at the clinic at {When(at)}. Thank you.";
    }
}

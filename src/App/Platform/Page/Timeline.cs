using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Page;

/// <summary>One thing that happened, in the staff's words.</summary>
/// <param name="Id">Of the row behind it.</param>
/// <param name="Link">Where more of it is; null when this is all.</param>
public sealed record TimelineEvent(DateTimeOffset At, string What, string Words, Guid Id, string? Link = null);

/// <summary>Everything that is kept of a patient, each thing once, newest first (row 1.4); for the patient in the words of their own pages.</summary>
public static class Timeline
{
    private const string AlertOpened = "Alert opened";
    private const string AlertClosed = "Alert closed";
    private const string Called = "Call";
    private const string Seemed = "How they seem";

    public static async Task<IReadOnlyList<TimelineEvent>> ReadForPatient(CareDb db, Patient patient, CancellationToken cancellation)
    {
        var closers = await (
            from a in db.Alerts.AsNoTracking()
            where a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.ClosedAt != null
            select new { a.Id, a.Outcome, By = db.Users.Where(u => u.Id == a.ClosedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToDictionaryAsync(a => a.Id, cancellation);
        var calls = (await Calls(db, patient, cancellation)).ToDictionary(c => CallId(c.Step));
        return
        [
            .. (await Read(db, patient, cancellation)).Select(e => e.What switch
            {
                AlertOpened => e with { What = "Sent to your care team", Words = "", Link = null },
                AlertClosed => e with { What = "Looked at by your care team", Words = AlertStory.Closed(closers[e.Id].By ?? "Your care team", closers[e.Id].Outcome ?? Outcome.NoChange), Link = null },
                Called when calls[e.Id] is var (step, by) => e with
                {
                    What = "Call from your care team", Words = AlertStory.Called(by ?? "Your care team", step.Call!.Value, step.At, step.AgainAt, at => Wording.Say(patient.ZoneAt(step.At), at, step.At)), Link = null,
                },
                Seemed => e with { What = "How you seem", Link = null },
                _ => e with { Words = e.Words.Replace("their life", "your life", StringComparison.Ordinal), Link = null },
            }),
        ];
    }

    public static async Task<IReadOnlyList<TimelineEvent>> Read(CareDb db, Patient patient, CancellationToken cancellation)
    {
        var (clinic, id) = (patient.ClinicId, patient.Id);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == clinic && s.PatientId == id).ToListAsync(cancellation);
        var checkIns = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == clinic && c.PatientId == id).ToListAsync(cancellation);
        var responses = await db.InstrumentResponses.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == id).ToListAsync(cancellation);
        var reports = await (
            from r in db.Reports.AsNoTracking()
            where r.ClinicId == clinic && r.PatientId == id
            select new { Report = r, By = db.Users.Where(u => u.Id == r.MadeBy).Select(u => u.DisplayName).FirstOrDefault() ?? db.SupportPeople.Where(p => p.ClinicId == r.ClinicId && p.Id == r.MadeBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        var alerts = await (
            from a in db.Alerts.AsNoTracking()
            where a.ClinicId == clinic && a.PatientId == id
            select new { Alert = a, Closer = db.Users.Where(u => u.Id == a.ClosedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        var seemed = await (
            from o in db.SupportObservations.AsNoTracking()
            where o.ClinicId == clinic && o.PatientId == id
            select new { Seen = o, By = db.SupportPeople.Where(p => p.ClinicId == o.ClinicId && p.Id == o.SupportPersonId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        var silences = await db.AuditEvents.AsNoTracking()
            .Where(a => a.ClinicId == clinic && a.PatientId == id && a.UserId == null && a.Subject.StartsWith(SilenceSteps.Subject)).ToListAsync(cancellation);
        var calls = await Calls(db, patient, cancellation);
        return
        [
            .. sessions.Select(s => new TimelineEvent(s.StartedAt, "Session", Say(s), s.Id, $"/sessions/record/{id}?id={s.Id}"))
                .Concat(checkIns.GroupBy(c => c.Id).Select(CheckIn))
                .Concat(responses.GroupBy(r => (r.Id, r.Instrument)).Select(Response))
                .Concat(reports.Select(r => new TimelineEvent(r.Report.MadeAt, "Message", Say(r.Report, r.By), r.Report.Id)))
                .Concat(seemed.Select(s => new TimelineEvent(s.Seen.At, Seemed, $"to {s.By ?? "a support person"}: {SeemsWords.Say(s.Seen.Seems)}{(s.Seen.Words.Length > 0 ? $". “{s.Seen.Words}”" : "")}", s.Seen.Id)))
                .Concat(silences.Select(s => new TimelineEvent(s.At, "Silence", s.Action, s.Id)))
                .Concat(alerts.Select(a => new TimelineEvent(a.Alert.OpenedAt, AlertOpened, AlertWords.Title(a.Alert.Sign), a.Alert.Id, $"/inbox/alert/{id}/{a.Alert.Id}")))
                .Concat(alerts.Where(a => a.Alert.ClosedAt is not null)
                    .Select(a => new TimelineEvent(a.Alert.ClosedAt!.Value, AlertClosed, Closed(a.Alert, a.Closer), a.Alert.Id, $"/inbox/alert/{id}/{a.Alert.Id}")))
                .Concat(calls.Select(c => new TimelineEvent(c.Step.At, Called, Say(c.Step, c.By, patient), CallId(c.Step), $"/inbox/alert/{id}/{c.Step.AlertId}")))
                .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ThenBy(e => e.What, StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<(AlertStep Step, string? By)>> Calls(CareDb db, Patient patient, CancellationToken cancellation) =>
    [
        .. (await (
            from s in db.AlertSteps.AsNoTracking()
            join a in db.Alerts on new { s.ClinicId, s.AlertId } equals new { a.ClinicId, AlertId = a.Id }
            where a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && s.Kind == StepKind.Called
            select new { Step = s, By = db.Users.Where(u => u.Id == s.UserId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation)).Select(c => (c.Step, c.By)),
    ];

    /// <summary>A step has no id of its own: its alert's and its number make one.</summary>
    private static Guid CallId(AlertStep step) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{step.AlertId}/{step.Number}")).AsSpan(0, 16));

    private static string Say(AlertStep call, string? by, Patient patient) =>
        AlertWords.Say(call.Call, call.AgainAt, by ?? "Somebody", at => Wording.Say(patient.ZoneAt(call.At), at, call.At)) + (call.Note.Length > 0 ? $". {call.Note}" : "");

    private static string Say(Data.TreatmentSession s) =>
        $"{s.Route}, {(s.DoseMg is { } dose ? Number(dose) + " mg, " : "dose not recorded, ")}{(s.AtHome ? "at home" : "at the clinic")}";

    /// <summary>The latest body, with the gravest safety answer of all.</summary>
    private static TimelineEvent CheckIn(IEnumerable<Data.CheckIn> revisions)
    {
        var c = revisions.MaxBy(r => r.Revision)!;
        string[] parts =
        [
            Say("low mood", c.LowMood), Say("anxiety", c.Anxiety), Say("restlessness", c.Restlessness), Say("how hard today", c.Overall), Say("how hard the day before, remembered", c.Yesterday), Say("hope", c.Hope),
            Say("energy", c.Energy), Say("sleep", c.SleepHours, " h"), Say(revisions.Max(r => r.Safety)), c.Revision > 1 ? $"amended {c.Revision - 1}×" : "",
            c.ClockWasOff ? "device clock was off" : "", c.IsWhole ? "" : "form left after the safety question",
        ];
        return new TimelineEvent(c.AnsweredAt, "Check-in", string.Join(", ", parts.Where(p => p.Length > 0)), c.Id);
    }

    private static TimelineEvent Response(IEnumerable<InstrumentResponse> revisions)
    {
        var r = revisions.MaxBy(x => x.Revision)!;
        var item9 = r.Item9.AtLeast(1) ? $", item 9: {Number(r.Item9.Value)}" : "";
        var result = r.Screening == Screening.NotAScreener ? r.Total is { } total ? $"total {total}" : "not complete, no total" : Say(r.Screening);
        return new TimelineEvent(r.AnsweredAt, r.Instrument.ToUpperInvariant(), result + item9 + (revisions.Count() > 1 ? $", amended {revisions.Count() - 1}×" : ""), r.Id);
    }

    private static string Say(string what, Answer answer, string unit = "") => answer.State switch
    {
        AnswerState.Answered => $"{what} {Number(answer.Value)}{unit}",
        AnswerState.Skipped => $"{what} left empty",
        AnswerState.Declined => $"{what}: would rather not say",
        _ => "",
    };

    private static string Say(SafetyAnswer answer) => answer switch
    {
        SafetyAnswer.NotAsked => "",
        SafetyAnswer.No => "thoughts of ending their life: no",
        SafetyAnswer.PreferNotToSay => "thoughts of ending their life: prefers not to say, or left empty",
        SafetyAnswer.PassingThoughts => "thoughts of ending their life: passing",
        _ => "thoughts of ending their life: strong or frequent",
    };

    private static string Say(Screening screening) => screening switch
    {
        Screening.Negative => "negative, which is no all-clear",
        Screening.NotAnswered => "unfinished or declined",
        Screening.NonAcutePositive => "positive, not acute",
        Screening.AcutePositive => "positive, acute",
        _ => screening.ToString().ToLowerInvariant(),
    };

    private static string Say(Data.Report report, string? by)
    {
        var said = report.Kind switch
        {
            ReportKind.NeedHelpNow => "“I need help now”",
            ReportKind.CallMe => "“Call me”",
            ReportKind.FeelWorse => "“I feel worse”",
            ReportKind.ComparedWorse => "Worse than before the session",
            ReportKind.ComparedSame => "Same as before the session",
            ReportKind.ComparedBetter => "Better than before the session",
            ReportKind.BeyondUsualYes => "Beyond the usual ups and downs: yes",
            ReportKind.BeyondUsualNotSure => "Beyond the usual ups and downs: not sure",
            ReportKind.BeyondUsualNo => "Beyond the usual ups and downs: no",
            ReportKind.SupportWorried => "“I'm worried”",
            ReportKind.SupportNotSureOfDanger => "Is there danger now? “Not sure”",
            ReportKind.SupportSeesDanger => "Is there danger now? “Yes”",
            ReportKind.SupportSeesNoDanger => "Is there danger now? “No”",
            ReportKind.SupportHeardWell => "Asked in a silence: “All seems well”",
            ReportKind.SupportCouldNotReach => "Asked in a silence: “I could not reach them”",
            ReportKind.PhysicalRedFlag => "A bodily red flag, during the session",
            ReportKind.PressureTooHighToStart => "Blood pressure too high to start",
            ReportKind.HardSession => "The session was hard in a way that needs help",
            ReportKind.ChallengingExperience => "A challenging experience",
            ReportKind.PerceptionUsual => "Perception and attention: as usual",
            ReportKind.PerceptionNotUsual => "Perception and attention: not as usual, or not said",
            _ => "“I'm worried”, during the session",
        };
        return said + (by is null ? "" : $", {by}") + (report.Words.Length > 0 ? $": {report.Words}" : "");
    }

    private static string Closed(Alert alert, string? by) =>
        $"{AlertWords.Title(alert.Sign)}: {(alert.Outcome is { } outcome ? AlertWords.Say(outcome) : "no outcome")}{(by is null ? "" : $", {by}")}{(alert.OutcomeNote.Length > 0 ? $". {alert.OutcomeNote}" : "")}";

    private static string Number(decimal amount) => amount.ToString("0.###", CultureInfo.InvariantCulture);
}

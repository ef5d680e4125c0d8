using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>A call as it is written down.</summary>
/// <param name="AgainIn">With <see cref="CallResult.AgainAt"/>: after how long it is made again.</param>
/// <param name="Note">For the record; with <see cref="CallResult.SomebodyGoes"/>: who goes.</param>
/// <param name="Shown">How many calls the page showed, so that a double tap is one call.</param>
public sealed record CallWords(CallResult Result, TimeSpan? AgainIn, string Note, int Shown);

/// <summary>
/// Writes down that somebody telephoned about an alert. A call closes nothing and takes nothing: an alert that nobody has taken goes
/// on climbing, and the clock of one that somebody holds may come sooner by "again at", never later.
/// </summary>
public sealed class RecordCall(PatientTurn turn, Clock clock)
{
    /// <summary>The longest until it is called again; closed.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private const int LongestNote = 500;

    public Task<Worked> Run(Actor caller, Guid alertId, Guid patientId, CallWords words, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var alert = await db.Alerts.SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.Id == alertId && a.PatientId == patientId, cancellation);
            if (patient is null || alert is null)
            {
                return Worked.No("This alert is not there, or not yours to open.");
            }

            if (!alert.IsOpen)
            {
                return Worked.No("This alert is closed. Please write down the call at one that is open.");
            }

            if (Problem(words) is { } problem)
            {
                return Worked.No(problem);
            }

            var calls = await db.AlertSteps.AsNoTracking()
                .Where(s => s.ClinicId == alert.ClinicId && s.AlertId == alert.Id && s.Kind == StepKind.Called).OrderBy(s => s.Number).ToListAsync(cancellation);
            if (calls.Skip(words.Shown).Any(c => c.UserId == caller.UserId && c.Call == words.Result && c.Note == words.Note))
            {
                return Worked.Already;
            }

            var now = clock.Now;
            DateTimeOffset? again = words.Result == CallResult.AgainAt ? now + words.AgainIn : null;
            db.AlertSteps.Add(new AlertStep
            {
                ClinicId = alert.ClinicId, AlertId = alert.Id, Number = ++alert.Steps, At = now, Kind = StepKind.Called, UserId = caller.UserId,
                Note = words.Note, Call = words.Result, AgainAt = again,
            });
            if (alert is { AcknowledgedAt: { } taken, IsHistorical: false } && alert.OwnerId == caller.UserId)
            {
                var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
                var promised = Ladder.NextActionBy(alert.Priority, taken, ClinicHours.Around(clinic, taken));
                alert.NextStepAt = again < promised ? again : promised;
            }

            alert.Version++;
            db.Note(caller.ClinicId, now, caller.UserId, patientId, "called you, or tried to", alert.Id.ToString());
            return Worked.Yes;
        }, cancellation);

    private static string? Problem(CallWords words) =>
        !Enum.IsDefined(words.Result) ? "Please choose what came of the call."
        : words.Result == CallResult.AgainAt && !(words.AgainIn > TimeSpan.Zero && words.AgainIn <= LongestWait) ? $"Please choose when you call again: within {LongestWait.TotalHours:0} hours."
        : words.Result == CallResult.SomebodyGoes && words.Note.Length == 0 ? "Please write who was asked to go there."
        : words.Note.Length > LongestNote ? $"Please keep it to {LongestNote} characters; these are {words.Note.Length}."
        : null;
}

using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What a closing needs, and what it leaves behind (design 5b, closing). It runs within the turn of whoever closes.</summary>
internal static class CloseAlert
{
    private const int LongestName = 200;

    /// <summary>Why it cannot be closed so, in words for the person; null when it can.</summary>
    public static async Task<Worked?> Refuse(CareDb db, Patient patient, Alert alert, ClosingWords words, DateTimeOffset now, CancellationToken cancellation)
    {
        var hasAnswered = words.Outcome == Outcome.AnsweredAgain && await AnsweredAgain.At(db, patient, alert, now, cancellation) is not null;
        if (Why(alert, words, hasAnswered) is { } why)
        {
            return Worked.No(why);
        }

        if (alert.Sign == OpenAlerts.PauseAskedCode
            && (await db.Pauses.Where(p => p.ClinicId == alert.ClinicId && p.PatientId == patient.Id).ToListAsync(cancellation)).Exists(p => p.IsWaiting()))
        {
            return Worked.No("The patient waits for an answer. Please say yes or no to the pause; that closes this.");
        }

        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == alert.ClinicId, cancellation);
        return Seen.Refuse(alert, words.Seen, clinic, now);
    }

    /// <summary>Closed; the caller has asked <see cref="Refuse"/> before.</summary>
    public static async Task Apply(CareDb db, Alert alert, Actor caller, ClosingWords words, DateTimeOffset now, CancellationToken cancellation)
    {
        var quiet = words.Outcome == Outcome.AnsweredAgain ? TimeSpan.Zero : words.QuietFor ?? AlertRule.DefaultQuiet;
        (alert.ClosedAt, alert.ClosedBy, alert.Outcome, alert.OutcomeNote) = (now, caller.UserId, words.Outcome, words.Note);
        (alert.QuietUntil, alert.NextStepAt) = (now + quiet, null);
        alert.OwnerId ??= caller.UserId;
        if (words.Outcome == Outcome.PassedOn)
        {
            (alert.PassedOnTo, alert.CheckAt) = (words.PassedOnTo, now + words.CheckIn);
        }
        else if (alert.Sign == Ideation.Code && ClosingRule.IsContact(words.Outcome))
        {
            (alert.KnownLevel, alert.ReviewBy) = await Known(db, alert, now + (words.ReviewIn ?? AlertRule.LongestQuiet), cancellation);
        }

        Ladders.AddStep(db, alert, StepKind.Closed, now, caller.UserId, note: words.Note);
    }

    private static string? Why(Alert alert, ClosingWords words, bool hasAnswered)
    {
        if (!Enum.IsDefined(words.Outcome))
        {
            return "Please choose what came of it: an alert closes only with an outcome.";
        }

        if (words.Outcome == Outcome.AnsweredAgain && !hasAnswered)
        {
            return "No answer has ended this silence, or the answer has opened something itself. Please choose what came of it.";
        }

        if (!ClosingRule.Offered(alert.Sign, hasAnswered).Contains(words.Outcome))
        {
            return ClosingRule.NeedsContact(alert.Sign)
                ? "Thoughts of ending one's life close only after somebody spoke with the patient, or passed on to somebody by name."
                : "This outcome cannot be given to this alert. Please choose one of those below.";
        }

        if (words.Note.Length == 0 && ClosingRule.NeedsWords(alert.Sign, alert.Priority))
        {
            return "Please write what was said or done. This alert closes only with words.";
        }

        if (words.Note.Length > WorkAlert.LongestNote)
        {
            return $"Please keep the note to {WorkAlert.LongestNote} characters; these are {words.Note.Length}.";
        }

        if (words.Outcome == Outcome.PassedOn && (words.PassedOnTo.Length is 0 or > LongestName || words.CheckIn is null || words.CheckIn <= TimeSpan.Zero || words.CheckIn > ClosingRule.LongestCheck))
        {
            return words.PassedOnTo.Length == 0 ? "Please name the service or the person that has it now."
                : words.PassedOnTo.Length > LongestName ? $"Please keep the name to {LongestName} characters; these are {words.PassedOnTo.Length}."
                : $"Please choose when somebody here checks again: within {ClosingRule.LongestCheck.TotalHours:0} hours.";
        }

        return words.QuietFor < TimeSpan.Zero || words.QuietFor > AlertRule.LongestQuiet || words.ReviewIn <= TimeSpan.Zero || words.ReviewIn > AlertRule.LongestQuiet
            ? "Please choose at most 7 days." : null;
    }

    /// <summary>
    /// Level 1 or 2 becomes known by closing after contact; level 3 never does. A review that is closed with nothing positive said since
    /// leaves nothing known; closing something else ("prefer not to say") leaves what is known, and its review date, as they are.
    /// </summary>
    private static async Task<(int Level, DateTimeOffset? ReviewBy)> Known(CareDb db, Alert alert, DateTimeOffset reviewBy, CancellationToken cancellation)
    {
        var assessment = await db.Assessments.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == alert.ClinicId && a.Id == alert.AssessmentId, cancellation);
        var evidence = (assessment is null ? null : KeptJson.Finding(assessment.Guidance, Ideation.Code) as Present)?.Evidence ?? [];
        if (alert.Priority == Priority.Stat)
        {
            return (0, null);
        }

        if (!evidence.Any(e => e.Fact is Fact.IdeationLevel or Fact.KnownIdeation or Fact.PassedOn))
        {
            var before = await db.Alerts.AsNoTracking()
                .Where(a => a.ClinicId == alert.ClinicId && a.PatientId == alert.PatientId && a.Sign == alert.Sign && a.ClosedAt != null)
                .OrderByDescending(a => a.ClosedAt).FirstOrDefaultAsync(cancellation);
            return (before?.KnownLevel ?? 0, before?.ReviewBy);
        }

        var saidSince = evidence.Any(e => e.Fact is Fact.IdeationLevel or Fact.SafetyAnswer or Fact.Item9 or Fact.Screening or Fact.PassedOn);
        var level = saidSince ? (int)evidence.Where(e => e.Fact is Fact.IdeationLevel or Fact.KnownIdeation or Fact.PassedOn).Max(e => e.Amount) : 0;
        return level is 1 or 2 ? (level, reviewBy) : (0, null);
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>One item as somebody looked at it.</summary>
public sealed record CheckForm
{
    /// <summary>Made when the page was drawn.</summary>
    public Guid Id { get; init; }

    public SessionCheckItem Item { get; init; }

    public bool Passed { get; init; }

    public string? Words { get; init; }

    /// <summary>Why it goes ahead though it failed; empty when it does not.</summary>
    public string? OverrideReason { get; init; }
}

/// <summary>Keeps that a clinician looked at an item before a session or before leaving, or lets it go ahead for a reason. Earlier looks stay.</summary>
public sealed class LookAtItem(PatientTurn turn, Clock clock)
{
    private const int LongestWords = 500;

    /// <summary>Judged from what stands elsewhere: a tick cannot make them true, a reason can let them pass.</summary>
    private static readonly SessionCheckItem[] ReadOnly = [SessionCheckItem.BloodPressure, SessionCheckItem.Consent, SessionCheckItem.Eligible, SessionCheckItem.WatchPlan];

    public static bool CanTick(SessionCheckItem item) => !ReadOnly.Contains(item);

    /// <returns>What is wrong, in words; empty when it was kept.</returns>
    public Task<string> Run(Caller caller, Visit visit, CheckForm form, CancellationToken cancellation) =>
        turn.Take(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            var (words, reason) = (form.Words?.Trim() ?? "", form.OverrideReason?.Trim() ?? "");
            var isClosed = await db.Sessions.AnyAsync(s => s.ClinicId == visit.Patient.ClinicId && s.AppointmentId == visit.Appointment.Id && s.ClosedAt != null, cancellation);
            var problem = patient is null || form.Id == Guid.Empty || !Enum.IsDefined(form.Item) ? "This form could not be read. Please open the page again."
                : words.Length > LongestWords || reason.Length > LongestWords ? $"Please keep it to {LongestWords} characters."
                : form.Passed && !CanTick(form.Item) ? "This is read from the record and cannot be ticked. It can go ahead for a reason."
                : reason.Length > 0 && !form.Passed && visit.Gate.Items.SingleOrDefault(i => i.Item == form.Item) is { MayGoAhead: false }
                    ? ItemWords.NothingReplaces(form.Item)
                : reason.Length > 0 && !form.Passed && !GateReason.SaysWhy(reason)
                    ? $"Please say why in {GateReason.FewestWords} words or more: whoever reads it later must be able to follow it."
                : !form.Passed && words.Length + reason.Length == 0 ? "Please say what you saw, or why it goes ahead."
                : form.Passed && words.Length == 0 && form.Item == SessionCheckItem.SupportPresent ? "Please write who is there: a tick alone names nobody."
                : isClosed && words.Length == 0 ? "The record is closed. Please say why this is added."
                : "";
            if (problem.Length > 0 || await db.SessionChecks.AnyAsync(c => c.ClinicId == caller.ClinicId && c.Id == form.Id, cancellation))
            {
                return problem;
            }

            var now = clock.Now;
            db.SessionChecks.Add(new SessionCheck
            {
                ClinicId = caller.ClinicId, Id = form.Id, PatientId = patient!.Id, AppointmentId = visit.Appointment.Id, Item = form.Item,
                Passed = form.Passed, Words = words, OverrideReason = form.Passed ? "" : reason, CheckedBy = caller.UserId, CheckedAt = now,
            });
            db.Note(caller.ClinicId, now, caller.UserId, patient.Id, $"{(form.Passed ? "looked at" : reason.Length > 0 ? "let go ahead" : "did not pass")}: {ItemWords.Of(form.Item).ToLowerInvariant()}", visit.Appointment.Id.ToString());
            return "";
        }, cancellation);
}

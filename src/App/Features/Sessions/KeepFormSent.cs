using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>That a monitoring form went out, as it was typed.</summary>
public sealed record FormSentForm
{
    public Guid Id { get; init; }

    public string? SentOn { get; init; }

    public string? To { get; init; }
}

/// <summary>Writes down that somebody sent the monitoring form of a session, to whom and when. The program sends nothing itself; the countdown ends with it (mission 5.6).</summary>
public sealed class KeepFormSent(PatientTurn turn, Clock clock)
{
    public const int LongestTo = 200;

    /// <returns>What is wrong, by field; empty when it was kept, also when it was before.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, Visit visit, FormSentForm form, CancellationToken cancellation = default) =>
        turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            var (problems, session, to) = (new Dictionary<string, string>(), visit.Session!, form.To?.Trim() ?? "");
            if (to.Length is 0 or > LongestTo)
            {
                problems[nameof(form.To)] = $"Please write to whom it went and how, in up to {LongestTo} characters. If none is needed for this session, write that.";
            }

            if (!DateOnly.TryParseExact(form.SentOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || on < session.On || on > Days.On(visit.Appointment.Zone, clock.Now))
            {
                problems[nameof(form.SentOn)] = $"Please enter the day on which it went out: from the day of the session, {Wording.Say(session.On)}, to today.";
            }

            if (problems.Count > 0 || form.Id == Guid.Empty || patient is null || await db.FormsSent.AnyAsync(f => f.ClinicId == caller.ClinicId && f.Id == form.Id, cancellation))
            {
                return problems;
            }

            db.FormsSent.Add(new FormSent { ClinicId = caller.ClinicId, Id = form.Id, PatientId = patient.Id, SessionId = session.Id, SentOn = on, To = to, RecordedBy = caller.UserId, RecordedAt = clock.Now });
            db.Note(caller.ClinicId, clock.Now, caller.UserId, patient.Id, "wrote down that the monitoring form of your session was sent", session.Id.ToString());
            return problems;
        }, cancellation);
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>
/// Keeps what was filled in of a session, field by field: one that cannot be kept loses no other. What is unusual is asked about and
/// taken with a reason; only an order of times that cannot be is refused. Old values stay in the record of what was done.
/// </summary>
public sealed class KeepSession(PatientTurn turn, AssessPatient assess, Clock clock)
{
    private const int MostOfOthers = 100;
    private const int LongestNote = 200;
    private const int LongestReason = 1000;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <returns>What was not kept and why, by field.</returns>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, Visit visit, RunForm form, CancellationToken cancellation = default) =>
        turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            var (now, zone) = (clock.Now, visit.Appointment.Zone);
            if (await db.Sessions.SingleOrDefaultAsync(s => s.ClinicId == caller.ClinicId && s.Id == visit.Session!.Id, cancellation) is not { } session)
            {
                return new Dictionary<string, string> { ["Reason"] = "No dose was given, so there is no record to keep. If one was given after all, record it as a session that took place." };
            }

            if (form.Reason.Length > LongestReason || (session.ClosedAt is not null && form.Reason.Length == 0 && form.Changed.Any()))
            {
                return new Dictionary<string, string> { ["Reason"] = form.Reason.Length == 0 ? "The record is closed. Please say why it is changed; what stood there before stays readable." : $"Please keep the reason to {LongestReason} characters." };
            }

            var before = SessionFields.Of(session);
            var problems = form.Read(before, zone, out var next);
            if ((next.Route, next.DoseMg) != (before.Route, before.DoseMg) && !await Prescribing.May(db, caller.ClinicId, caller.UserId, cancellation))
            {
                problems[next.Route != before.Route ? "Route" : "DoseMg"] = Prescribing.Refused;
                next = next with { Route = before.Route, DoseMg = before.DoseMg };
            }

            next = Order(next, before, now, problems);
            next = await Overlap(db, session, next, before, zone, now, problems, cancellation);
            next = await Doubt(db, session, next, before, visit.LastWeightKg, form.Reason, problems, cancellation);
            var differences = before.Differences(next, zone).ToArray();
            if (differences.Length == 0)
            {
                return problems;
            }

            next.WriteTo(session);
            if (next.StartedAt != before.StartedAt)
            {
                session.On = Days.On(patient!.Zone, next.StartedAt);
            }

            foreach (var (field, was, becomes) in differences)
            {
                Note($"{(session.ClosedAt is null ? "wrote" : "changed after closing")} {field}: {becomes}, before: {was}");
            }

            if (form.Reason.Length > 0)
            {
                Note($"gave as the reason: {form.Reason}");
            }

            await assess.Run(db, patient!, Trigger.Session, now, cancellation);
            return problems;

            // A note holds so much; what is longer goes on in the next, so that nothing that stood there is lost.
            void Note(string words)
            {
                foreach (var part in words.Chunk(LongestNote))
                {
                    db.Note(caller.ClinicId, now, caller.UserId, patient!.Id, new string(part), session.Id.ToString());
                }
            }
        }, cancellation);

    private static SessionFields Order(SessionFields next, SessionFields before, DateTimeOffset now, Dictionary<string, string> problems)
    {
        if (next.StartedAt > now + Ahead && Say("StartedAt", "The start lies in the future. Please enter when the session began."))
        {
            next = next with { StartedAt = before.StartedAt };
        }

        if ((next.DosedAt < Minute(next.StartedAt) || next.DosedAt > now + Ahead) && Say("DosedAt", next.DosedAt > now ? "This lies in the future. Please enter it once the dose is given." : "The dose lies before the start. Please check both times."))
        {
            next = next with { DosedAt = before.DosedAt };
        }

        if (next.EndedAt is { } end && (end <= (next.DosedAt ?? next.StartedAt) || end > now + Ahead)
            && Say("EndedAt", end > now + Ahead ? "The end lies in the future. Leave it empty until the session is over." : "The end lies before the start or the dose. Please check the times; one after midnight is read as the next day."))
        {
            next = next with { EndedAt = before.EndedAt };
        }

        if (next.AlteredUntil <= (next.DosedAt ?? next.StartedAt) && Say("AlteredUntil", "This lies before the dose. Please enter until when nobody should decide or drive."))
        {
            next = next with { AlteredUntil = before.AlteredUntil };
        }

        return next;

        bool Say(string field, string words)
        {
            problems[field] = words;
            return true;
        }
    }

    /// <summary>Two sessions of one person cannot take place at once.</summary>
    private static async Task<SessionFields> Overlap(CareDb db, TreatmentSession session, SessionFields next, SessionFields before, string zone, DateTimeOffset now, Dictionary<string, string> problems, CancellationToken cancellation)
    {
        if ((next.StartedAt, next.EndedAt) == (before.StartedAt, before.EndedAt) || await Overlapping.Of(db, session.ClinicId, session.PatientId, session.Id, next.StartedAt, next.EndedAt, cancellation) is not { } other)
        {
            return next;
        }

        problems[next.EndedAt != before.EndedAt ? "EndedAt" : "StartedAt"] = $"Another session of this person began at {Wording.SayExactly(zone, other.StartedAt, now)}: the two would overlap. Please check the times.";
        return next with { StartedAt = before.StartedAt, EndedAt = before.EndedAt };
    }

    private static async Task<SessionFields> Doubt(CareDb db, TreatmentSession session, SessionFields next, SessionFields before, decimal? lastWeight, string reason, Dictionary<string, string> problems, CancellationToken cancellation)
    {
        if (reason.Length > 0)
        {
            return next;
        }

        if (next.DoseMg is { } mg && (next.DoseMg, next.Route) != (before.DoseMg, before.Route))
        {
            var earlier = await db.Sessions.Where(s => s.ClinicId == session.ClinicId && s.PatientId == session.PatientId && s.Id != session.Id && s.Route == next.Route && s.DoseMg != null).Select(s => s.DoseMg!.Value).ToListAsync(cancellation);
            var others = earlier.Count > 0 ? [] : await db.Sessions.Where(s => s.ClinicId == session.ClinicId && s.PatientId != session.PatientId && s.Route == next.Route && s.DoseMg != null)
                .OrderByDescending(s => s.StartedAt).Take(MostOfOthers).Select(s => s.DoseMg!.Value).ToListAsync(cancellation);
            var doubt = earlier.Count > 0 ? DoseAndWeight.DoubtDose(mg, DoseAndWeight.Usual(earlier))
                : others.Count >= DoseAndWeight.FewestOfOthers ? DoseAndWeight.DoubtFirstDose(mg, DoseAndWeight.Usual(others)) : null;
            if ((doubt ?? DoseAndWeight.DoubtRoute(mg, next.WeightKg, next.Route)) is { } question)
            {
                problems["DoseMg"] = $"{question} If it is right, say why below.";
                next = next with { DoseMg = before.DoseMg };
            }
        }

        if (next.WeightKg is { } kg && kg != before.WeightKg && DoseAndWeight.DoubtWeight(kg, lastWeight) is { } heavy)
        {
            problems["Weight"] = $"{heavy} If it is right, say why below.";
            next = next with { WeightKg = before.WeightKg };
        }

        return next;
    }

    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMinute));
}

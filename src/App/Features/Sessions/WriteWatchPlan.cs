using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>Keeps a personal watch plan. Earlier ones stay, and the patient has to open the new one.</summary>
public sealed class WriteWatchPlan(PatientTurn turn, Clock clock)
{
    /// <param name="id">Made when the page was drawn: the same again is the same plan.</param>
    /// <param name="seen">The plan that the page had drawn; null when there was none.</param>
    /// <returns>What is wrong, in words; empty when it was kept, also when it was before.</returns>
    public Task<string> Run(Caller caller, Guid patientId, Guid id, string? typed, Guid? seen, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var lines = WatchPlanWords.Lines(typed);
            var problem = patient is null || id == Guid.Empty ? "This form could not be read. Please open the page again." : WatchPlanWords.WhyNot(lines);
            if (problem.Length > 0 || await db.WatchPlans.AnyAsync(p => p.ClinicId == caller.ClinicId && p.Id == id, cancellation))
            {
                return problem;
            }

            var words = string.Join('\n', lines);
            var before = await WatchPlans.Now(db, new PatientKey(caller.ClinicId, patientId), cancellation);
            if (before?.Words == words)
            {
                // The same words again must not make the patient open them again.
                return "";
            }

            if (before?.Id != seen)
            {
                return "Somebody has written another watch plan meanwhile: it stands first below. Keep this one to put it in its place, or take both together.";
            }

            // Also by a clock that was set back, the latest counts.
            var now = before?.WrittenAt >= clock.Now ? before.WrittenAt.AddMilliseconds(1) : clock.Now;
            db.WatchPlans.Add(new WatchPlan { ClinicId = caller.ClinicId, Id = id, PatientId = patientId, Words = words, WrittenBy = caller.UserId, WrittenAt = now });
            db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, "wrote your watch plan", id.ToString());
            return "";
        }, cancellation);
}

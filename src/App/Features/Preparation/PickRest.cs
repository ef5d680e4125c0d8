using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>The patient picks what they want for resting after a session, takes it out again, and says of each whether support people may see it. Private until they do.</summary>
public sealed class PickRest(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 200;
    private const int Most = 12;

    /// <param name="picked">Suggestions, as they stand on the list.</param>
    /// <param name="own">Own words; may be empty.</param>
    /// <returns>What is wrong, in words; empty when it was kept, also when it was before.</returns>
    public Task<string> Add(Caller caller, Guid appointmentId, IReadOnlyList<string> picked, string? own, CancellationToken cancellation = default) => InTurn(caller, appointmentId, async db =>
    {
        string[] words = [.. picked.Append(own ?? "").Select(w => w.Trim()).Where(w => w.Length > 0).Distinct()];
        var there = await Standing(db, caller, appointmentId).Select(i => i.Words).ToListAsync(cancellation);
        string[] added = [.. words.Except(there)];
        if (words.Length == 0)
        {
            return "Please tick something, or write it in your own words.";
        }

        if (words.Any(w => w.Length > LongestWords))
        {
            return $"Please keep it to {LongestWords} letters. What you wrote is still here.";
        }

        if (there.Count + added.Length > Most)
        {
            return $"A plan of up to {Most} things is easier to keep. Please take something out first.";
        }

        db.RestPlanItems.AddRange(added.Select((w, i) => new RestPlanItem
        {
            ClinicId = caller.ClinicId, Id = Guid.CreateVersion7(clock.Now.AddMilliseconds(i)), PatientId = caller.Patient.PatientId, AppointmentId = appointmentId, Words = w, PickedAt = clock.Now,
        }));
        Note(db, caller, added.Length > 0, "picked something for your rest after a session", appointmentId);
        return "";
    }, cancellation);

    public Task<string> Share(Caller caller, Guid appointmentId, Guid id, bool isShared, CancellationToken cancellation = default) => InTurn(caller, appointmentId, async db =>
    {
        if (await Standing(db, caller, appointmentId).SingleOrDefaultAsync(i => i.Id == id, cancellation) is { } item && item.IsShared != isShared)
        {
            item.IsShared = isShared;
            Note(db, caller, true, isShared ? "let your support people see one thing of your rest plan" : "no longer lets your support people see one thing of your rest plan", id);
        }

        return "";
    }, cancellation);

    public Task<string> Remove(Caller caller, Guid appointmentId, Guid id, CancellationToken cancellation = default) => InTurn(caller, appointmentId, async db =>
    {
        if (await Standing(db, caller, appointmentId).SingleOrDefaultAsync(i => i.Id == id, cancellation) is { } item)
        {
            item.RemovedAt = clock.Now;
            Note(db, caller, true, "took something out of your rest plan", id);
        }

        return "";
    }, cancellation);

    /// <summary>What stands on the plan of a session, as it was picked.</summary>
    internal static IQueryable<RestPlanItem> Standing(CareDb db, Caller caller, Guid appointmentId) =>
        db.RestPlanItems.Where(i => i.ClinicId == caller.ClinicId && i.PatientId == caller.PatientId && i.AppointmentId == appointmentId && i.RemovedAt == null).OrderBy(i => i.PickedAt).ThenBy(i => i.Id);

    private void Note(CareDb db, Caller caller, bool hasChanged, string what, Guid subject)
    {
        if (hasChanged)
        {
            db.Note(caller.ClinicId, clock.Now, caller.UserId, caller.PatientId, what, subject.ToString());
        }
    }

    private Task<string> InTurn(Caller caller, Guid appointmentId, Func<CareDb, Task<string>> work, CancellationToken cancellation) => turn.Take(caller.Patient, async (db, patient) =>
        patient is null || await KeepAnswers.Session(db, caller.Patient, appointmentId, cancellation) is null ? "This session is not booked any more. What you wrote is still here." : await work(db), cancellation);
}

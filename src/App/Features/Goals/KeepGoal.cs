using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Goals;

/// <summary>A goal as it was typed.</summary>
public sealed record GoalForm
{
    /// <summary>Of this version.</summary>
    public Guid Id { get; init; }

    /// <summary>Of the goal that is changed; that of a new one is new.</summary>
    public Guid GoalId { get; init; }

    public string? Words { get; init; }

    public string? SignOfProgress { get; init; }

    public string? ReviewOn { get; init; }
}

/// <summary>Keeps the patient's goals (mission 5.1). Each change is a version more; a new goal is the patient's alone until they share it.</summary>
public sealed class KeepGoal(PatientTurn turn, Clock clock)
{
    public const int LongestWords = 500, LongestSign = 300, MostActive = 5;

    /// <summary>A goal that nobody looks at for longer than this is one no more.</summary>
    private const int LongestReviewDays = 366;

    /// <returns>What is wrong, by field; empty when it was kept, also when it was before.</returns>
    public Task<IReadOnlyDictionary<string, string>> Write(Caller caller, GoalForm form, CancellationToken cancellation = default) => turn.Take<IReadOnlyDictionary<string, string>>(caller.Patient, async (db, patient) =>
    {
        var problems = new Dictionary<string, string>();
        if (patient is null || form.Id == Guid.Empty || form.GoalId == Guid.Empty)
        {
            problems[""] = "This form could not be read. What you wrote is still here: please open the page again.";
            return problems;
        }

        var (words, sign) = (form.Words?.Trim() ?? "", form.SignOfProgress?.Trim() ?? "");
        if (words.Length is 0 or > LongestWords)
        {
            problems[nameof(form.Words)] = $"Please write what you would like, in up to {LongestWords} letters.";
        }

        if (sign.Length is 0 or > LongestSign)
        {
            problems[nameof(form.SignOfProgress)] = $"Please write one thing by which you would notice it, in up to {LongestSign} letters.";
        }

        var today = Days.On(patient.ZoneAt(clock.Now), clock.Now);
        if (!DateOnly.TryParseExact(form.ReviewOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var review) || review < today || review > today.AddDays(LongestReviewDays))
        {
            problems[nameof(form.ReviewOn)] = "Please choose a day to look at it again: today or later, within a year.";
        }

        if (problems.Count > 0 || await db.Goals.AnyAsync(g => g.ClinicId == patient.ClinicId && g.Id == form.Id, cancellation))
        {
            return problems;
        }

        var before = await Latest(db, patient, form.GoalId, cancellation);
        if (before is null && await Active(db, patient, cancellation) >= MostActive)
        {
            problems[""] = $"There are {MostActive} goals already, which is plenty. Please set one aside first. What you wrote is still here.";
            return problems;
        }

        Add(db, caller, before, new Goal
        {
            ClinicId = patient.ClinicId, Id = form.Id, GoalId = form.GoalId, PatientId = patient.Id, Words = words, SignOfProgress = sign, ReviewOn = review,
            State = before?.State ?? GoalState.Active, IsShared = before?.IsShared ?? false, WrittenAt = After(before),
        }, before is null ? "wrote down a goal" : "changed a goal");
        return problems;
    }, cancellation);

    /// <summary>Lets the care team read it, or no longer.</summary>
    /// <returns>Whether there is such a goal.</returns>
    public Task<bool> Share(Caller caller, Guid id, Guid goalId, bool isShared, CancellationToken cancellation = default) =>
        Change(caller, id, goalId, isShared ? "let your care team read a goal" : "made a goal private", g => (g.State, isShared), cancellation);

    /// <summary>Reached, set aside, or taken up again.</summary>
    /// <returns>Whether there is such a goal, and room for it.</returns>
    public Task<bool> Stand(Caller caller, Guid id, Guid goalId, GoalState state, CancellationToken cancellation = default) =>
        Change(caller, id, goalId, $"said how a goal stands: {Platform.Page.GoalLine.Say(state)}", g => (state, g.IsShared), cancellation);

    private Task<bool> Change(Caller caller, Guid id, Guid goalId, string action, Func<Goal, (GoalState State, bool IsShared)> change, CancellationToken cancellation) => turn.Take(caller.Patient, async (db, patient) =>
    {
        if (patient is null || id == Guid.Empty || await Latest(db, patient, goalId, cancellation) is not { } before)
        {
            return false;
        }

        var (state, isShared) = change(before);
        if (!Enum.IsDefined(state) || (state == GoalState.Active && before.State != state && await Active(db, patient, cancellation) >= MostActive))
        {
            return false;
        }

        if ((state, isShared) != (before.State, before.IsShared) && !await db.Goals.AnyAsync(g => g.ClinicId == patient.ClinicId && g.Id == id, cancellation))
        {
            Add(db, caller, before, new Goal
            {
                ClinicId = before.ClinicId, Id = id, GoalId = goalId, PatientId = before.PatientId, Words = before.Words, SignOfProgress = before.SignOfProgress, ReviewOn = before.ReviewOn,
                State = state, IsShared = isShared, WrittenAt = After(before),
            }, action);
        }

        return true;
    }, cancellation);

    private void Add(CareDb db, Caller caller, Goal? before, Goal goal, string action)
    {
        if (before is { } b && (b.Words, b.SignOfProgress, b.ReviewOn, b.State, b.IsShared) == (goal.Words, goal.SignOfProgress, goal.ReviewOn, goal.State, goal.IsShared))
        {
            return;
        }

        db.Goals.Add(goal);
        db.Note(goal.ClinicId, clock.Now, caller.UserId, goal.PatientId, action, goal.GoalId.ToString());
    }

    /// <summary>Also by a clock that was set back, the latest counts.</summary>
    private DateTimeOffset After(Goal? before) => before?.WrittenAt >= clock.Now ? before.WrittenAt.AddMilliseconds(1) : clock.Now;

    private static Task<Goal?> Latest(CareDb db, Patient patient, Guid goalId, CancellationToken cancellation) =>
        db.Goals.AsNoTracking().Where(g => g.ClinicId == patient.ClinicId && g.PatientId == patient.Id && g.GoalId == goalId).OrderByDescending(g => g.WrittenAt).FirstOrDefaultAsync(cancellation);

    private static async Task<int> Active(CareDb db, Patient patient, CancellationToken cancellation) =>
        (await db.Goals.AsNoTracking().Where(g => g.ClinicId == patient.ClinicId && g.PatientId == patient.Id).ToListAsync(cancellation))
            .GroupBy(g => g.GoalId).Count(g => g.MaxBy(v => v.WrittenAt)!.State == GoalState.Active);
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>What comes after the account, in order. No session is booked before questions and agreement; all else can wait.</summary>
public enum JoiningStep
{
    SecondKey = 1,
    HowWeReachYou = 2,
    Reminders = 3,
    Questions = 4,
    Agreement = 5,
    Contact = 6,
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    Open = 1,
    /// <summary>They said that it can wait; it can be done at any time.</summary>
    LeftForLater = 2,
    Done = 3,
}

/// <summary>How far somebody has come in joining. Nothing of it is stored as such: each step is read from what it leaves behind.</summary>
public sealed record JoiningSteps(IReadOnlyList<(JoiningStep Step, StepState State)> Steps)
{
    /// <summary>How the audit names a step that can wait; its subject is the step.</summary>
    public const string Left = "left a step of joining for later";

    /// <summary>The first open one; null when nothing waits.</summary>
    public JoiningStep? Next => Steps.FirstOrDefault(s => s.State == StepState.Open) is { Step: not 0 } open ? open.Step : null;

    /// <summary>Steps that nobody else can do, without which no session is booked.</summary>
    public static bool IsNeeded(JoiningStep step) => step is JoiningStep.Questions or JoiningStep.Agreement;

    public static async Task<JoiningSteps> Of(CareDb db, User user, CancellationToken cancellation)
    {
        var (clinic, id, patient) = (user.ClinicId, user.Id, user.PatientId);
        var left = (await db.AuditEvents.Where(a => a.ClinicId == clinic && a.PatientId == patient && a.UserId == id && a.Action == Left).Select(a => a.Subject).ToListAsync(cancellation)).ToHashSet();
        var isReached = user.PhoneNumber is not null
            || await db.PushSubscriptions.AnyAsync(s => s.ClinicId == clinic && s.UserId == id && s.GoneAt == null, cancellation)
            || await db.Messages.AnyAsync(m => m.ClinicId == clinic && m.UserId == id && m.Kind == MessageKind.Test, cancellation);
        List<(JoiningStep, StepState)> steps = [Step(JoiningStep.SecondKey, user.TwoFactorEnabled), Step(JoiningStep.HowWeReachYou, isReached)];
        if (patient is { } key && user.Role == Role.Patient)
        {
            steps.Add(Step(JoiningStep.Contact, await db.PatientContacts.AnyAsync(c => c.ClinicId == clinic && c.PatientId == key, cancellation)));
            steps.Add(Step(JoiningStep.Reminders, await db.Consents.AnyAsync(c => c.ClinicId == clinic && c.PatientId == key, cancellation)));
            steps.AddRange((await Needed(db, new PatientKey(clinic, key), cancellation)).Select(n => Step(n.Step, n.IsDone)));
        }

        return new JoiningSteps(steps);

        (JoiningStep, StepState) Step(JoiningStep step, bool isDone) =>
            (step, isDone ? StepState.Done : left.Contains(step.ToString()) && !IsNeeded(step) ? StepState.LeftForLater : StepState.Open);
    }

    /// <summary>The steps that a session waits for; for the home page, which asks for no more than these.</summary>
    public static async Task<IReadOnlyList<(JoiningStep Step, bool IsDone)>> Needed(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        var answered = await db.ContraindicationAnswers.Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId).Select(a => a.Code).Distinct().ToListAsync(cancellation);
        return
        [
            (JoiningStep.Questions, Contraindications.All.All(c => answered.Contains(c.Code))),
            (JoiningStep.Agreement, (await ReadConsent.Of(db, key, cancellation)).IsSigned),
        ];
    }
}

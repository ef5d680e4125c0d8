using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Joining;

/// <summary>A step as it stands on the list.</summary>
public sealed record StepLine(JoiningStep Step, StepState State, string Title, string Words, string Path);

/// <summary>What is done and what is left of joining; whoever comes back goes on at the first open step.</summary>
public sealed class IndexModel(CareDb db, Clock clock) : PageModel
{
    public IReadOnlyList<StepLine> Steps { get; private set; } = [];

    public StepLine? Next { get; private set; }

    public string Zone { get; private set; } = "";

    public string Home => Rooms.Home(User.Caller().Role);

    public async Task OnGet(CancellationToken cancellation)
    {
        var me = await Me(cancellation);
        var joining = await JoiningSteps.Of(db, me, cancellation);
        Steps = [.. joining.Steps.Select(s => Line(s.Step, s.State))];
        Next = Steps.FirstOrDefault(s => s.Step == joining.Next);
        Zone = me.Role == Role.Patient && me.PatientId is { } patient ? await db.PatientZone(me.ClinicId, patient, clock.Now, cancellation) ?? "" : me.Zone;
    }

    /// <summary>Left for later; done again, it changes nothing. What a session waits for cannot be left.</summary>
    public async Task<IActionResult> OnPostLeave(JoiningStep step, CancellationToken cancellation)
    {
        var me = await Me(cancellation);
        var joining = await JoiningSteps.Of(db, me, cancellation);
        if (JoiningSteps.IsNeeded(step) || !joining.Steps.Any(s => s.Step == step))
        {
            return BadRequest();
        }

        if (joining.Steps.Contains((step, StepState.Open)))
        {
            db.Note(me.ClinicId, clock.Now, me.Id, me.PatientId, JoiningSteps.Left, step.ToString());
            await db.SaveChangesAsync(cancellation);
        }

        return Redirect("/joining");
    }

    private Task<User> Me(CancellationToken cancellation)
    {
        var id = User.Caller().UserId;
        return db.Users.AsNoTracking().SingleAsync(u => u.Id == id, cancellation);
    }

    private static StepLine Line(JoiningStep step, StepState state) => step switch
    {
        JoiningStep.SecondKey => new(step, state, "A second key", "A code from your phone beside the password, so that nobody else gets in.", "/account/authenticator"),
        JoiningStep.HowWeReachYou => new(step, state, "How we reach you", "By mail, on this phone, by telephone. Try it once with a test.", "/account/notices"),
        JoiningStep.Contact => new(step, state, "Your number, and who we may call", "For when we worry about you. You can leave any of it empty.", "/account/contact"),
        JoiningStep.Reminders => new(step, state, "Reminders, and when we do not hear from you", "Nothing is on unless you turn it on.", "/reminders"),
        JoiningStep.Questions => new(step, state, "Questions before the treatment", "So that a clinician can decide whether it is safe for you.", "/enrolment/questions"),
        _ => new(step, state, "The agreement", "What the treatment is, what it may do, what can go wrong, and your right to stop.", "/enrolment/agreement"),
    };
}

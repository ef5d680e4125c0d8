using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.CheckIns;

/// <summary>After a yes: numbers first, then who has it and the ways to a person, then the screener. Whatever is answered here, the alert already stands.</summary>
public sealed class ScreenerModel(CareDb db, ScreenerInUse screener, SubmitInstrument submit, ReadReach reach, Clock clock, ILogger<ScreenerModel> log) : PageModel
{
    public ScreenerInUse Screener => screener;

    public Guid Id { get; private set; }

    /// <summary>Whether the check-in before it still waits for its other answers.</summary>
    public bool CheckInIsOpen { get; private set; }

    /// <summary>Whether it goes to a person by itself; an answer that the team knows already opens no alert.</summary>
    public bool AlertStands { get; private set; }

    /// <summary>What they told us, and who has it.</summary>
    public IReadOnlyList<OwnAlert> Standing { get; private set; } = [];

    /// <summary>The ways to a person; null while the clinic's records cannot be read.</summary>
    public ReachNow? Reach { get; private set; }

    /// <summary>What stands above all, when the database failed while something was sent.</summary>
    public string Message { get; private set; } = "";

    /// <summary>The database failed: whether the clinic has been sent anything cannot be read.</summary>
    public bool CannotTell { get; private set; }

    [BindProperty]
    public List<ScreenerAnswer> Answers { get; set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => OrNumbers(id, async () =>
    {
        await Show(id, cancellation);
        return Page();
    });

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => OrNumbers(id, async () =>
    {
        var answers = Enumerable.Range(0, screener.Questions.Count)
            .Select(i => i < Answers.Count && Enum.IsDefined(Answers[i]) && Answers[i] != ScreenerAnswer.NotAsked ? Answers[i] : Unasked(i)).ToArray();
        var outcome = screener.Outcome(answers);
        if (!await submit.Run(InstrumentBody.Screener(id, User.Caller().Patient, screener.Code, answers, outcome), cancellation))
        {
            return NotFound();
        }

        return AfterAnswer.To(outcome) == WayOn.Reach ? Redirect($"/help/now?told={id}") : Redirect($"/home?kept={id}");
    });

    /// <summary>When the database fails the numbers stand all the same, and the form with what was answered.</summary>
    private async Task<IActionResult> OrNumbers(Guid id, Func<Task<IActionResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "What follows a yes could not be kept or read");
            (Id, CannotTell, Response.StatusCode) = (id, true, StatusCodes.Status503ServiceUnavailable);
            Message = HttpMethods.IsPost(Request.Method) ? NotKept.Words : "";
            return Page();
        }
    }

    /// <summary>A question with a condition that was left empty was not put; one that everybody is asked was skipped.</summary>
    private ScreenerAnswer Unasked(int question) =>
        screener.Condition(question).Length > 0 || (screener.Code == Cssrs.Code && question is 3 or 4) ? ScreenerAnswer.NotAsked : ScreenerAnswer.Skipped;

    private async Task Show(Guid id, CancellationToken cancellation)
    {
        Id = id;
        CheckInIsOpen = await IsOpen(id, cancellation);
        var key = User.Caller().Patient;
        Reach = await reach.Of(key, cancellation);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        Standing = [.. (await OwnAlerts.Of(db, patient, await Trajectories.Read(db, patient, clock.Now, cancellation), cancellation)).Where(a => a.IsOpen)];
        AlertStands = await db.Alerts.AnyAsync(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Sign == Ideation.Code && a.ClosedAt == null, cancellation);
    }

    private async Task<bool> IsOpen(Guid id, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var revisions = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.Id == id).ToListAsync(cancellation);
        return revisions.Count > 0 && !revisions.Any(c => c.IsWhole);
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.CheckIns;

/// <summary>After a yes: numbers first, then "shall someone call you?", then the screener. Whatever is answered here, the alert already stands.</summary>
public sealed class ScreenerModel(CareDb db, ScreenerInUse screener, SubmitInstrument submit, SubmitReport report, WhoIsAwake awake) : PageModel
{
    public ScreenerInUse Screener => screener;

    public Guid Id { get; private set; }

    /// <summary>Whether the check-in before it still waits for its other answers.</summary>
    public bool CheckInIsOpen { get; private set; }

    public bool CallIsAsked { get; private set; }

    /// <summary>Whether somebody has been told; an answer that the team knows already opens no alert.</summary>
    public bool AlertStands { get; private set; }

    /// <summary>Who is awake now.</summary>
    public string Truth { get; private set; } = "";

    [BindProperty]
    public List<ScreenerAnswer> Answers { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        await Show(id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var answers = Enumerable.Range(0, screener.Questions.Count)
            .Select(i => i < Answers.Count && Enum.IsDefined(Answers[i]) && Answers[i] != ScreenerAnswer.NotAsked ? Answers[i] : Unasked(i)).ToArray();
        if (!await submit.Run(InstrumentBody.Screener(id, User.Caller().Patient, screener.Code, answers, screener.Outcome(answers)), cancellation))
        {
            return NotFound();
        }

        return await IsOpen(id, cancellation) ? Redirect($"/checkins/today?id={id}#rest") : Redirect($"/home?kept={id}");
    }

    public async Task<IActionResult> OnPostCallMeAsync(Guid id, Guid callId, CancellationToken cancellation)
    {
        var caller = User.Caller();
        return await report.Run(callId, caller.Patient, ReportKind.CallMe, caller.UserId, cancellation: cancellation) is { } kept
            ? Redirect($"/checkins/screener/{id}?called={kept}") : NotFound();
    }

    /// <summary>A question with a condition that was left empty was not put; one that everybody is asked was skipped.</summary>
    private ScreenerAnswer Unasked(int question) =>
        screener.Condition(question).Length > 0 || (screener.Code == Cssrs.Code && question is 3 or 4) ? ScreenerAnswer.NotAsked : ScreenerAnswer.Skipped;

    private async Task Show(Guid id, CancellationToken cancellation)
    {
        Id = id;
        CheckInIsOpen = await IsOpen(id, cancellation);
        var key = User.Caller().Patient;
        CallIsAsked = Guid.TryParse(Request.Query["called"], out var called)
            && await db.Reports.AnyAsync(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId && r.Id == called, cancellation);
        AlertStands = await db.Alerts.AnyAsync(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.Sign == Ideation.Code && a.ClosedAt == null, cancellation);
        Truth = await awake.Say(key, cancellation);
    }

    private async Task<bool> IsOpen(Guid id, CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        var revisions = await db.CheckIns.AsNoTracking().Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId && c.Id == id).ToListAsync(cancellation);
        return revisions.Count > 0 && !revisions.Any(c => c.IsWhole);
    }
}

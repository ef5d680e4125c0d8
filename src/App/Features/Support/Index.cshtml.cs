using System.ComponentModel.DataAnnotations;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Crisis;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Support;

/// <summary>What a support person can do: say that they are worried. They see the first name, and beyond it only what the patient lets them see.</summary>
public sealed class IndexModel(CareDb db, SubmitReport submit, TellWorry worry, LeaveSupport leave, OnCall onCall, PatientAccess access, Clock clock, ILogger<IndexModel> log) : PageModel
{
    public const int LongestWords = 200;

    private Patient? _patient;

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, StringLength(LongestWords, ErrorMessage = "Please keep it to 200 letters. What you wrote is still here.")]
    public string? Words { get; set; }

    /// <summary>Empty when the patient has not chosen this person, or no longer.</summary>
    public string FirstName { get; private set; } = "";

    public string Emergency { get; private set; } = "";

    public Data.Report? Sent { get; private set; }

    public string SentAt { get; private set; } = "";

    public string Message { get; private set; } = "";

    public Watching Watching { get; private set; } = null!;

    /// <summary>The patient agreed that this person is asked, it was asked, and there is no answer yet.</summary>
    public bool IsAsked { get; private set; }

    public string OpensAt { get; private set; } = "";

    /// <summary>What they said of danger since they said that they are worried; null when nothing yet.</summary>
    public ReportKind? Danger { get; private set; }

    public SharedWithMe Shared { get; private set; } = SharedWithMe.Nothing;

    /// <summary>"How do they seem to you today?"; null where the patient does not let this person be asked, and while a session goes on.</summary>
    public SeemsView? Question { get; private set; }

    public Task<IActionResult> OnGet(Guid? sent, CancellationToken cancellation) => OrNumbers(async () =>
    {
        Id = Guid.CreateVersion7();
        var me = User.Caller().UserId;
        Sent = sent is null ? null : await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == User.Caller().ClinicId && r.Id == sent && r.MadeBy == me, cancellation);
        await Show(cancellation);
        return await Draw(cancellation);
    });

    public Task<IActionResult> OnPost(CancellationToken cancellation) => OrNumbers(async () =>
    {
        await Show(cancellation);
        if (FirstName.Length == 0 || !ModelState.IsValid)
        {
            return await Draw(cancellation);
        }

        await worry.Run(User.Caller(), Id, Words ?? "", default, cancellation);
        return RedirectToPage(new { sent = Id });
    });

    /// <summary>When the database fails the numbers stand all the same, and what was typed.</summary>
    private async Task<IActionResult> OrNumbers(Func<Task<IActionResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "A support person's worry could not be kept");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            // What was read before it failed is not drawn by half: the page for nobody in particular has the numbers.
            (FirstName, Shared) = ("", SharedWithMe.Nothing);
            Message = HttpMethods.IsPost(Request.Method)
                ? "We could not keep this just now, so the clinic does not have it yet. What you wrote is still here: please send it again, or call the clinic. In danger, call a number on this page."
                : "The clinic’s records cannot be reached just now. You can write here and send it; this page tells you whether the clinic has it. In danger, call a number on this page.";
            return Page();
        }
    }

    /// <summary>"Have you heard from them?" An answer is kept for whoever calls; it lowers, hides and delays nothing.</summary>
    public Task<IActionResult> OnPostAnswerAsync(ReportKind kind, CancellationToken cancellation) => OrNumbers(async () =>
    {
        await Show(cancellation);
        if (FirstName.Length == 0 || kind is not (ReportKind.SupportHeardWell or ReportKind.SupportCouldNotReach))
        {
            return await Draw(cancellation);
        }

        return RedirectToPage(new { sent = await submit.Run(Id, User.Caller().Patient, kind, User.Caller().UserId, cancellation: cancellation) });
    });

    /// <summary>"Is there danger now?" A later "yes" counts at any time, a later "no" lowers nothing.</summary>
    public Task<IActionResult> OnPostDangerAsync(ReportKind danger, Guid sent, CancellationToken cancellation) => OrNumbers(async () =>
    {
        await Show(cancellation);
        if (FirstName.Length == 0 || !InDanger.IsAnswer(danger))
        {
            return await Draw(cancellation);
        }

        await submit.Run(Id, User.Caller().Patient, danger, User.Caller().UserId, cancellation: cancellation);
        return RedirectToPage(new { sent });
    });

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation) => OrNumbers(async () =>
    {
        var why = await leave.Run(User.Caller(), cancellation);
        await Show(cancellation);
        Message = why;
        return why.Length > 0 ? await Draw(cancellation) : RedirectToPage();
    });

    /// <summary>A day long after it was asked; nothing here says whether the patient has answered meanwhile.</summary>
    private async Task<bool> Asked(Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - SilentAfterDip.NudgeAfter;
        var asked = await db.Messages.Where(m => m.ClinicId == caller.ClinicId && m.UserId == caller.UserId && m.Kind == MessageKind.SupportAsked && m.CreatedAt > since)
            .MaxAsync(m => (DateTimeOffset?)m.CreatedAt, cancellation);
        return asked is not null && !await db.Reports.AnyAsync(r => r.ClinicId == caller.ClinicId && r.PatientId == caller.PatientId && r.MadeBy == caller.UserId && r.ReceivedAt >= asked, cancellation);
    }

    /// <summary>Reads what is shared only when it is about to be shown, and never without a line in the patient's log.</summary>
    private async Task<IActionResult> Draw(CancellationToken cancellation)
    {
        if (_patient is not null)
        {
            Question = await SeemsView.Of(db, User.Caller(), _patient, clock.Now, cancellation);
            Shared = await SharedWithMe.Of(db, User.Caller(), _patient, clock.Now, cancellation);
            await access.Shown(User.Caller(), Shared.Noted, cancellation);
        }

        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (caller, now) = (User.Caller(), clock.Now);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        _patient = await Supported.By(db, caller, cancellation);
        IsAsked = _patient is not null && await Asked(caller, now, cancellation);
        FirstName = _patient?.FirstName() ?? "";
        Emergency = CrisisNumbers.Of(clinic.Country)?.Emergency ?? "";
        Watching = await onCall.Now(db, clinic, now, cancellation);
        OpensAt = Watching.OpensAt is { } opens ? Wording.Say(clinic.Zone, opens, now) : "";
        Danger = Sent is { Kind: ReportKind.SupportWorried } ? await InDanger.Since(db, Sent, cancellation) : null;
        SentAt = Sent is null ? "" : Wording.Say(clinic.Zone, Sent.ReceivedAt, now);
    }
}

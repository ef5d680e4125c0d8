using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

using Evenkeel.Care;
namespace Evenkeel.Features.Inbox;

/// <summary>What was typed into one of the alert's forms; kept when the act is refused.</summary>
public sealed record AlertForm
{
    /// <summary>What the page showed; a page that does not say has shown nothing.</summary>
    public string? Seen { get; init; }

    public string? Plan { get; init; }

    public Guid To { get; init; }

    public string? HandOverNote { get; init; }

    public Outcome Outcome { get; init; }

    public string? Note { get; init; }

    public int QuietHours { get; init; } = (int)AlertRule.DefaultQuiet.TotalHours;

    public int ReviewDays { get; init; } = (int)AlertRule.LongestQuiet.TotalDays;

    /// <summary>Passed on: to whom, and after how many hours somebody here checks again.</summary>
    public string? PassedOnTo { get; init; }

    public int? CheckHours { get; init; }

    /// <summary>Others of this patient that are closed with it, each of them ticked; see <see cref="Shown"/>.</summary>
    public string[]? Also { get; init; }

    public CallResult Call { get; init; }

    public int? AgainMinutes { get; init; }

    public string? CallNote { get; init; }

    /// <summary>How many calls the page showed.</summary>
    public int Calls { get; init; }
}

/// <summary>One alert: why it is there, who knows of it, and what a person does about it.</summary>
public sealed class AlertModel(ReadAlert read, WorkAlert work, RecordCall call, AnswerPause answer, PatientAccess access, Clock clock) : PageModel
{
    public WholeAlert Whole { get; private set; } = null!;

    public Alert Alert => Whole.Alert;

    public AlertForm Form { get; private set; } = new();

    /// <summary>Which act was refused, and why.</summary>
    public (string Act, string Why) Refused { get; private set; } = ("", "");

    public DateTimeOffset Now { get; } = clock.Now;

    public Guid Me => User.Caller().UserId;

    public Card? Card => AlertWords.CardOf(Alert.Sign);

    public bool MayBeQuiet => Card is { } card && AlertRule.MayBeQuiet(card, Alert.Priority);

    /// <summary>Closing records level 1 or 2 as known, to be looked at again by a date.</summary>
    public bool IsReviewed => Alert.Sign == Ideation.Code && Alert.Priority < Priority.Stat;

    public Task<IActionResult> OnGetAsync(Guid patientId, Guid id, CancellationToken cancellation) => Show(patientId, id, cancellation);

    public Task<IActionResult> OnPostTakeAsync(Guid patientId, Guid id, AlertForm form, CancellationToken cancellation) =>
        Act("take", patientId, id, form, work.Acknowledge(User.Caller().Actor, id, patientId, form.Plan?.Trim() ?? "", form.Seen ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostHandOverAsync(Guid patientId, Guid id, AlertForm form, CancellationToken cancellation) =>
        Act("handover", patientId, id, form, work.HandOver(User.Caller().Actor, id, patientId, form.To, form.HandOverNote?.Trim() ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostCloseAsync(Guid patientId, Guid id, AlertForm form, CancellationToken cancellation)
    {
        // A number that cannot be read, or is larger than any time, must not become the default in silence.
        var (quiet, review) = (Within(nameof(form.QuietHours), form.QuietHours, AlertRule.LongestQuiet.TotalHours), Within(nameof(form.ReviewDays), form.ReviewDays, AlertRule.LongestQuiet.TotalDays));
        if (quiet is null || review is null)
        {
            return Act("close", patientId, id, form, Task.FromResult(Worked.No($"Please choose at most 7 days as the {(quiet is null ? "quiet time" : "time until it is looked at again")}.")), cancellation);
        }

        var words = new ClosingWords(form.Outcome, form.Note?.Trim() ?? "", TimeSpan.FromHours(quiet.Value), TimeSpan.FromDays(review.Value), form.Seen ?? "")
        {
            PassedOnTo = form.PassedOnTo?.Trim() ?? "",
            CheckIn = Checked(form) is { } check ? TimeSpan.FromHours(check) : null,
        };
        var closing = DrawnAlert.Of(form.Also) is { Count: > 0 } also
            ? work.CloseTogether(User.Caller().Actor, patientId, [new DrawnAlert(id, words.Seen!), .. also], words, cancellation)
            : work.Close(User.Caller().Actor, id, patientId, words, cancellation);
        return Act("close", patientId, id, form, closing, cancellation);
    }

    /// <summary>One tap, with the words beside it that say when they answered.</summary>
    public Task<IActionResult> OnPostAnsweredAsync(Guid patientId, Guid id, AlertForm form, CancellationToken cancellation)
    {
        var words = new ClosingWords(Outcome.AnsweredAgain, "", Seen: form.Seen ?? "");
        return Act("answered", patientId, id, form, work.Close(User.Caller().Actor, id, patientId, words, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostCallAsync(Guid patientId, Guid id, AlertForm form, CancellationToken cancellation)
    {
        var words = new CallWords(form.Call, form.AgainMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, form.CallNote?.Trim() ?? "", form.Calls);
        return Act("call", patientId, id, form, call.Run(User.Caller().Actor, id, patientId, words, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostPauseAsync(Guid patientId, Guid id, bool agreed, AlertForm form, CancellationToken cancellation) =>
        Act("pause", patientId, id, form, answer.Run(User.Caller().Actor, patientId, id, agreed, form.Note?.Trim() ?? "", form.Seen ?? "", cancellation), cancellation);

    private int? Checked(AlertForm form) =>
        Within(nameof(form.CheckHours), form.CheckHours ?? 0, ClosingRule.LongestCheck.TotalHours);

    private int? Within(string field, int typed, double most) =>
        ModelState.GetFieldValidationState(field) != ModelValidationState.Invalid && typed >= 0 && typed <= most ? typed : null;

    public string At(DateTimeOffset at) => Wording.Say(Whole.Clinic.Zone, at, Now);

    private async Task<IActionResult> Act(string act, Guid patientId, Guid id, AlertForm form, Task<Worked> working, CancellationToken cancellation)
    {
        var worked = await working;
        if (worked.Done)
        {
            return Redirect($"/inbox/alert/{patientId}/{id}");
        }

        (Form, Refused) = (form, (act, worked.Why));
        return await Show(patientId, id, cancellation);
    }

    private async Task<IActionResult> Show(Guid patientId, Guid id, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your alert", cancellation) is not { } patient || await read.Run(patient, id, cancellation) is not { } whole)
        {
            return NotFound();
        }

        Whole = whole;
        return Page();
    }
}

using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Support;

/// <summary>Takes how the patient seems to a support person; shows a page of its own only where something is to be done again.</summary>
public sealed class SeemsModel(CareDb db, KeepObservation keep, TellWorry worry, Clock clock, ILogger<SeemsModel> log) : PageModel
{
    public SeemsForm Form { get; private set; } = new();

    public SeemsView? Question { get; private set; }

    public string Message { get; private set; } = "";

    /// <summary>The clinic's records cannot be reached: numbers stand on the page, and what was typed.</summary>
    public bool IsAway { get; private set; }

    public IActionResult OnGet() => Redirect("/support");

    public async Task<IActionResult> OnPostAsync(SeemsForm form, CancellationToken cancellation)
    {
        Form = form;
        try
        {
            return await Take(cancellation);
        }
        catch (Exception e) when (StoreFaults.IsOfTheStore(e))
        {
            log.LogError(e, "How a patient seems could not be kept");
            (IsAway, Message) = (true, "The clinic does not have this yet: it could not be kept just now. What you wrote is still here, so please send it again. In danger, call a number on this page.");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    private async Task<IActionResult> Take(CancellationToken cancellation)
    {
        var caller = User.Caller();
        if (await Supported.By(db, caller, cancellation) is not { } patient)
        {
            return Redirect("/support");
        }

        Message = Form.Problem;
        if (Message.Length == 0)
        {
            // Whoever says "not well" has said that they are worried: somebody hears it at once, whatever becomes of the answer.
            var told = Form.Seems == Seems.NotWell ? await worry.Run(caller, Form.Id, Form.Typed, Form.Clock, cancellation) : null;
            Message = await keep.Run(caller, Form.Id, Form.Seems, Form.Typed, Form.Clock, cancellation);
            if (told is not null || Message.Length == 0)
            {
                return Redirect(told is null ? "/support#seems" : $"/support?sent={told}");
            }
        }

        Question = await SeemsView.Of(db, caller, patient, clock.Now, cancellation) is { } view ? view with { Form = view.Form with { Words = Form.Words } } : null;
        return Page();
    }
}

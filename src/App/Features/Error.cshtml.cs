using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Health;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features;

/// <summary>Says what went wrong and what to do, without blame and without a stack trace. Needs no database: it may be what went wrong.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(Monitoring monitoring, Remembered remembered) : PageModel
{
    public string Title { get; private set; } = "";

    public string Words { get; private set; } = "";

    /// <summary>Our own fault: whoever wanted to reach somebody must learn here that they may not have.</summary>
    public bool IsOurs { get; private set; }

    public ClinicFacts? Clinic { get; private set; }

    /// <summary>Nothing can be read now, or nothing has reached a person for too long.</summary>
    public bool MayNotBeSeen => monitoring.Current.Path is AlertPath.Down or AlertPath.Unknown;

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code)
    {
        // The handler of faults comes by one address; what it knows stands in the answer.
        code = code >= StatusCodes.Status500InternalServerError ? Response.StatusCode : code;
        IsOurs = code >= StatusCodes.Status500InternalServerError;
        Clinic = remembered.Clinic(User.FindCaller()?.ClinicId);
        (Title, Words) = code switch
        {
            400 => ("That form could not be read", "Something in it did not arrive as it was sent. Please go back, your answers should still be there, and send it once more."),
            403 => ("This room is not open to you", "Your account cannot open this page. If you think that it should, please ask your clinic."),
            404 => ("There is nothing here", "This page does not exist, or it is not yours to open."),
            409 => ("This form cannot be used again", "It was used before, or it belongs to somebody else’s page. Nothing of it was kept. What you typed is still there when you go back: please copy it, open the page anew, and send it from there."),
            413 => ("That was too much at once", "What was sent is larger than this page can take. Please shorten it and send it again."),
            StatusCodes.Status503ServiceUnavailable => ("The clinic’s records cannot be reached just now", "It was not your fault, and what had been confirmed as received is safe. If you sent something just now, it may or may not have arrived: please look again in a moment."),
            _ => ("Something went wrong on our side", "It was not your fault. What you sent just now may not have arrived: please go back and try again in a moment. What had been confirmed as received is safe."),
        };
    }
}

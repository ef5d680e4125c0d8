using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Sessions;

/// <summary>What must be in order before a session starts, item by item, and the start itself (mission 5.5).</summary>
public sealed class ReadyModel(ReadVisit read, LookAtItem look, KeepVitals keep, StartSession start) : PageModel
{
    public Visit Visit { get; private set; } = null!;

    public VitalsForm Vitals { get; private set; } = new();

    public CheckForm Check { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the item that was sent.</summary>
    public string CheckProblem { get; private set; } = "";

    /// <summary>Why it was not started.</summary>
    public string NotStarted { get; private set; } = "";

    /// <summary>Of the reading that stands, or that is being asked about.</summary>
    public EmergencyView? Emergency { get; private set; }

    public string Path => $"/sessions/ready/{Visit.Appointment.Id}";

    public async Task<IActionResult> OnGetAsync(Guid appointmentId, CancellationToken cancellation) =>
        !await Find(appointmentId, cancellation) ? NotFound() : Visit.Session is null ? Page() : Redirect($"/sessions/run/{appointmentId}");

    public async Task<IActionResult> OnPostCheckAsync(Guid appointmentId, CheckForm form, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return NotFound();
        }

        CheckProblem = await look.Run(User.Caller(), Visit, form, cancellation);
        Check = form;
        return CheckProblem.Length == 0 ? Redirect($"{Path}#{form.Item}") : Page();
    }

    public async Task<IActionResult> OnPostVitalsAsync(Guid appointmentId, VitalsForm form, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return NotFound();
        }

        var body = form.Read(Visit);
        var problems = await keep.Run(User.Caller().UserId, body, cancellation);
        if (problems.Count == 0)
        {
            return Redirect(Path);
        }

        (Vitals, Problems) = (form, problems);
        Emergency = EmergencyView.Of(Visit, body, $"{Path}?handler=Vitals") ?? Emergency;
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(Guid appointmentId, Guid id, RouteOfAdministration route, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return NotFound();
        }

        NotStarted = await start.Run(User.Caller(), Visit, id, route, cancellation);
        return NotStarted.Length == 0 ? Redirect($"/sessions/run/{appointmentId}") : Page();
    }

    private async Task<bool> Find(Guid appointmentId, CancellationToken cancellation)
    {
        if (await read.Run(User.Caller(), appointmentId, "opened the preparation of your session", cancellation) is not { } visit)
        {
            return false;
        }

        Visit = visit;
        Vitals = VitalsForm.Drawn(visit, VitalsMoment.BeforeDose);
        Emergency = EmergencyView.Of(visit, $"{Path}?handler=Vitals");
        return true;
    }
}

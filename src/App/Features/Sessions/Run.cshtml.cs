using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Sessions;

/// <summary>The record of a session while it goes on, its readings, what is looked at before leaving, and its closing (mission 2.4, 5.6).</summary>
public sealed class RunModel(ReadVisit read, KeepSession keep, KeepVitals vitals, LookAtItem look, CloseSession close, EndUngiven endUngiven) : PageModel
{
    public Visit Visit { get; private set; } = null!;

    public RunForm Form { get; private set; } = new();

    public VitalsForm Vitals { get; private set; } = new();

    public CheckForm Check { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> VitalsProblems { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why no dose was given, as it was typed; and what is wrong with it.</summary>
    public (string Typed, string Problem) Ungiven { get; private set; } = ("", "");

    public string CheckProblem { get; private set; } = "";

    /// <summary>"Close" was pressed and something is missing.</summary>
    public bool IsRefused { get; private set; }

    public EmergencyView? Emergency { get; private set; }

    public string Path => $"/sessions/run/{Visit.Appointment.Id}";

    /// <summary>The reading that is due next.</summary>
    public VitalsMoment Due => Visit.Record.MissingReadings.FirstOrDefault(VitalsMoment.Between);

    /// <summary>mg for each kg, from what is written down.</summary>
    public decimal? PerKilogram => DoseAndWeight.PerKilogram(Visit.Session!.DoseMg, Visit.Session.WeightKg);

    /// <summary>Who was to take a reading: who was there, else who keeps the record.</summary>
    public string Whose => Visit.Session!.PeoplePresent.Length > 0 ? Visit.Session.PeoplePresent : Visit.NameOf(Visit.Session.RecordedBy);

    public async Task<IActionResult> OnGetAsync(Guid appointmentId, CancellationToken cancellation) =>
        await Find(appointmentId, cancellation) ? Page() : Elsewhere(appointmentId);

    public async Task<IActionResult> OnPostKeepAsync(Guid appointmentId, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return Elsewhere(appointmentId);
        }

        var form = RunForm.Of(Request.Form);
        var problems = await keep.Run(User.Caller(), Visit, form, cancellation);
        if (problems.Count == 0)
        {
            return Redirect($"{Path}#record");
        }

        await Find(appointmentId, cancellation);
        // What was kept is drawn as it stands; what was not, as it was typed.
        var typed = Form.Typed.ToDictionary(f => f.Key, f => problems.ContainsKey(f.Key) || problems.ContainsKey("Reason") ? form[f.Key] : f.Value);
        (Form, Problems) = (Form with { Typed = typed, WeightUnit = form.WeightUnit, Reason = form.Reason }, problems);
        return Page();
    }

    public async Task<IActionResult> OnPostVitalsAsync(Guid appointmentId, VitalsForm form, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return Elsewhere(appointmentId);
        }

        var body = form.Read(Visit);
        var problems = await vitals.Run(User.Caller().UserId, body, cancellation);
        if (problems.Count == 0)
        {
            return Redirect($"{Path}#readings");
        }

        (Vitals, VitalsProblems) = (form, problems);
        Emergency = EmergencyView.Of(Visit, body, $"{Path}?handler=Vitals") ?? Emergency;
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(Guid appointmentId, CheckForm form, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return Elsewhere(appointmentId);
        }

        (CheckProblem, Check) = (await look.Run(User.Caller(), Visit, form, cancellation), form);
        return CheckProblem.Length == 0 ? Redirect($"{Path}#leaving") : Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid appointmentId, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return Elsewhere(appointmentId);
        }

        if (await close.Run(User.Caller(), Visit, cancellation))
        {
            return Redirect(Path);
        }

        IsRefused = true;
        return Page();
    }

    public async Task<IActionResult> OnPostUngivenAsync(Guid appointmentId, string? reason, CancellationToken cancellation)
    {
        if (!await Find(appointmentId, cancellation))
        {
            return Elsewhere(appointmentId);
        }

        Ungiven = (reason ?? "", await endUngiven.Run(User.Caller(), Visit, reason ?? "", cancellation));
        return Ungiven.Problem.Length == 0 ? Redirect(Path) : Page();
    }

    /// <summary>A session that has not been started is made ready first.</summary>
    private IActionResult Elsewhere(Guid appointmentId) => Visit is null ? NotFound() : Redirect($"/sessions/ready/{appointmentId}");

    private async Task<bool> Find(Guid appointmentId, CancellationToken cancellation)
    {
        if (await read.Run(User.Caller(), appointmentId, "opened the record of your session", cancellation) is not { } visit)
        {
            return false;
        }

        Visit = visit;
        if (visit.Session is null)
        {
            return false;
        }

        Form = RunForm.Drawn(visit.Session, visit.Appointment.Zone);
        Vitals = VitalsForm.Drawn(visit, Due);
        Emergency = EmergencyView.Of(visit, $"{Path}?handler=Vitals");
        return true;
    }
}

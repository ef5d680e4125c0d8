using System.Globalization;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Appointments;

/// <summary>What was typed, as it was typed, so that nothing is lost when something is wrong.</summary>
public sealed record AppointmentForm
{
    public Guid Id { get; init; }

    public AppointmentKind? Kind { get; init; }

    public string? On { get; init; }

    public string? Time { get; init; }

    public string? Minutes { get; init; }

    public bool AtHome { get; init; }

    public bool StartsCourse { get; init; }

    public bool WhenClosed { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A patient's appointments and programme: book, move, cancel, apply a template.</summary>
public sealed class IndexModel(CareDb db, BookAppointment book, CancelAppointment cancel, KeepAppointment keep, RunProgramme run, PatientAccess access, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public IReadOnlyList<Appointment> Ahead { get; private set; } = [];

    public IReadOnlyList<Appointment> Before { get; private set; } = [];

    public Programme? Programme { get; private set; }

    /// <summary>Of the running programme, at its revision.</summary>
    public ProgrammeTemplate? Template { get; private set; }

    /// <summary>Of those that are offered, the newest revision each; of the running programme's too.</summary>
    public IReadOnlyList<ProgrammeTemplate> Templates { get; private set; } = [];

    public AppointmentForm Form { get; private set; } = new();

    public bool IsNew { get; private set; } = true;

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why something besides the form was not done.</summary>
    public string Why { get; private set; } = "";

    /// <summary>What was taken where the clocks change.</summary>
    public string Taken { get; private set; } = "";

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public string Say(Appointment a) => $"{Wording.Say(a.On)} {a.Time:HH\\:mm}";

    /// <summary>Later dates of the programme that did not move with the one just moved.</summary>
    public IReadOnlyList<Appointment> NotMoved { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid patientId, Guid? id, string? took, Guid? moved, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        var chosen = id is null ? null : Ahead.FirstOrDefault(a => a.Id == id);
        if (id is not null && chosen is null)
        {
            return NotFound();
        }

        (IsNew, Form) = (chosen is not { State: AppointmentState.Booked }, chosen is null ? New() : Typed(chosen));
        NotMoved = Ahead.FirstOrDefault(a => a.Id == moved) is { ProgrammeId: { } programme } one
            ? [.. Ahead.Where(a => a.Id != one.Id && a.ProgrammeId == programme && a.Number > one.Number)] : [];
        Taken = TypedTime.Read([took]).Select(t => t.Taken(Patient.Zone)).FirstOrDefault(w => w.Length > 0) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid patientId, AppointmentForm form, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        var (body, problems) = Read(patientId, form);
        var before = Ahead.FirstOrDefault(a => a.Id == form.Id)?.On;
        if (body is not null)
        {
            problems = await book.Run(User.Caller(), body, cancellation);
        }

        if (problems.Count == 0)
        {
            var zone = body!.AtHome ? Patient.Zone : await db.Clinics.Where(c => c.Id == Patient.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
            var query = TypedTime.Query(zone, new TypedTime(body.On, body.Time));
            var moved = before is not null && before != body.On ? $"{(query.Length > 0 ? '&' : '?')}moved={body.Id}" : "";
            return Redirect($"/appointments/{patientId}{query}{moved}");
        }

        (Form, Problems, IsNew) = (form, problems, !Ahead.Any(a => a.Id == form.Id && a.State == AppointmentState.Booked));
        return Page();
    }

    public Task<IActionResult> OnPostCancelAsync(Guid patientId, Guid id, string? reason, CancellationToken cancellation) =>
        Done(patientId, () => cancel.Run(User.Caller(), patientId, id, reason ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostStayAsync(Guid patientId, Guid id, string? reason, CancellationToken cancellation) =>
        Done(patientId, () => keep.Run(User.Caller(), patientId, id, reason ?? "", cancellation), cancellation);

    public Task<IActionResult> OnPostApplyAsync(Guid patientId, Guid id, Guid? template, DateOnly? startsOn, TimeOnly? time, CancellationToken cancellation) => Done(
        patientId,
        () => template is null || startsOn is null || time is null || id == Guid.Empty
            ? Task.FromResult("Please choose a programme, its first day, and the usual time, like 10:00.")
            : run.Apply(User.Caller(), new ProgrammeBody(id, patientId, template.Value, startsOn.Value, time.Value), cancellation),
        cancellation);

    public Task<IActionResult> OnPostFollowAsync(Guid patientId, Guid id, int revision, CancellationToken cancellation) =>
        Done(patientId, () => run.Follow(User.Caller(), patientId, id, revision, cancellation), cancellation);

    public Task<IActionResult> OnPostEndAsync(Guid patientId, Guid id, CancellationToken cancellation) => Done(patientId, () => run.End(User.Caller(), patientId, id, cancellation), cancellation);

    private async Task<IActionResult> Done(Guid patientId, Func<Task<string>> work, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        Why = await work();
        if (Why.Length == 0)
        {
            return Redirect($"/appointments/{patientId}");
        }

        Form = New();
        return Page();
    }

    /// <summary>What was typed as an appointment; or, per field, what could not be read and what would be right.</summary>
    private static (AppointmentBody? Body, IReadOnlyDictionary<string, string> Problems) Read(Guid patientId, AppointmentForm form)
    {
        var problems = new Dictionary<string, string>();
        if (!DateOnly.TryParseExact(form.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            problems[nameof(form.On)] = "Please enter the day, like 2026-11-27.";
        }

        if (!TimeOnly.TryParse(form.Time, CultureInfo.InvariantCulture, out var time))
        {
            problems[nameof(form.Time)] = "Please enter the time, like 10:30.";
        }

        if (!int.TryParse(form.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            problems[nameof(form.Minutes)] = "Please enter how many minutes it lasts, like 120.";
        }

        if (form.Id == Guid.Empty)
        {
            problems[nameof(form.Id)] = "This form has lost its number. Please open it again; what you typed is kept below.";
        }

        return problems.Count > 0 ? (null, problems) : (new AppointmentBody(form.Id, patientId, form.Kind ?? 0, on, time, minutes, form.AtHome, form.StartsCourse, form.Reason?.Trim() ?? "") { WhenClosed = form.WhenClosed }, problems);
    }

    private AppointmentForm New() => new() { Kind = AppointmentKind.Session, Id = Guid.CreateVersion7(clock.Now), Minutes = "120", Time = "10:00" };

    private static AppointmentForm Typed(Appointment a) => new()
    {
        Id = a.Id, Kind = a.Kind, On = a.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Time = a.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Minutes = a.Minutes.ToString(CultureInfo.InvariantCulture), AtHome = a.AtHome, StartsCourse = a.StartsCourse, Reason = a.Reason,
    };

    private async Task<bool> Find(Guid patientId, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your appointments", cancellation) is not { } patient)
        {
            return false;
        }

        Patient = patient;
        var (clinicId, now) = (patient.ClinicId, clock.Now);
        var all = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == clinicId && a.PatientId == patientId).OrderBy(a => a.StartsAt).ToListAsync(cancellation);
        Ahead = [.. all.Where(a => a.State is AppointmentState.Proposed or AppointmentState.Booked)];
        Before = [.. all.Where(a => a.State is AppointmentState.Fulfilled or AppointmentState.Cancelled).Reverse()];
        Programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.ClinicId == clinicId && p.PatientId == patientId && p.EndedAt == null, cancellation);
        var templates = await db.ProgrammeTemplates.AsNoTracking().Where(t => t.ClinicId == clinicId).ToListAsync(cancellation);
        Template = templates.SingleOrDefault(t => t.Id == Programme?.TemplateId && t.Revision == Programme.Revision);
        Templates = [.. templates.GroupBy(t => t.Id).Select(t => t.MaxBy(r => r.Revision)!).Where(t => !t.IsRetired || t.Id == Programme?.TemplateId).OrderBy(t => t.Name)];
        return true;
    }
}

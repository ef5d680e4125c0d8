using Evenkeel.Clinical.Plans;
using System.Globalization;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>What was typed, as it was typed, so that nothing is lost when something is wrong.</summary>
public sealed record SessionForm
{
    public Guid Id { get; init; }

    public string? On { get; init; }

    public string? StartedAt { get; init; }

    public string? EndedAt { get; init; }

    public RouteOfAdministration Route { get; init; }

    public string? DoseMg { get; init; }

    public bool? AtHome { get; init; }

    public bool StartsCourse { get; init; }

    /// <summary>What is asked about is right.</summary>
    public bool IsSure { get; init; }
}

/// <summary>Records a treatment session, or changes one; wall-clock times are the patient's.</summary>
public sealed class RecordModel(RecordSession record, PatientAccess access, IDbContextFactory<CareDb> dbs, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public SessionForm Form { get; private set; } = new();

    /// <summary>What stands now, which the page says back: only what was changed on it is written.</summary>
    public SessionForm? Was { get; private set; }

    public bool IsNew { get; private set; } = true;

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync(Guid patientId, Guid? id, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        if (id is null)
        {
            Form = new SessionForm { Id = Guid.CreateVersion7(clock.Now), On = Date(Days.Local(Patient.Zone, clock.Now).Date.ToDateOnly()) };
            return Page();
        }

        var session = await Stored(patientId, id.Value, cancellation);
        if (session?.AppointmentId is { } appointment)
        {
            return Redirect($"/sessions/run/{appointment}");
        }

        (IsNew, Form) = (false, session is null ? Form : Typed(session));
        Was = Form;
        return session is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid patientId, SessionForm form, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        var drawn = await Stored(patientId, form.Id, cancellation);
        if (drawn is { AppointmentId: null })
        {
            IsNew = false;
            Was = Typed(drawn);
            var (merged, conflicts) = SessionMerge.Of(form, Seen(), Was);
            if (conflicts.Count > 0)
            {
                (Form, Problems) = (form, conflicts);
                return Page();
            }

            form = merged;
        }

        var (body, problems) = Read(patientId, form);
        if (body is not null)
        {
            problems = await record.Run(User.Caller(), body, drawn, cancellation);
        }

        if (problems.Count == 0)
        {
            return Redirect($"/patients/chart/{patientId}");
        }

        (Form, Problems) = (form, problems);
        return Page();
    }

    /// <summary>By field, what the page had drawn.</summary>
    private Dictionary<string, string> Seen() =>
        Request.Form.Keys.Where(k => k.StartsWith("was-", StringComparison.Ordinal)).ToDictionary(k => k["was-".Length..], k => Request.Form[k].ToString());

    private async Task<TreatmentSession?> Stored(Guid patientId, Guid id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClinicId == Patient.ClinicId && s.PatientId == patientId && s.Id == id, cancellation);
    }

    /// <summary>What was typed as a session; or, per field, what could not be read and what would be right.</summary>
    private (SessionBody? Body, IReadOnlyDictionary<string, string> Problems) Read(Guid patientId, SessionForm form)
    {
        var problems = new Dictionary<string, string>();
        TimeOnly? Time(string field, string? typed)
        {
            if (!string.IsNullOrWhiteSpace(typed) && !TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out _))
            {
                problems[field] = "Please enter a time like 14:30, or leave it empty if it is not known.";
                return null;
            }

            return string.IsNullOrWhiteSpace(typed) ? null : TimeOnly.Parse(typed, CultureInfo.InvariantCulture);
        }

        if (!DateOnly.TryParseExact(form.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            problems[nameof(form.On)] = "Please enter the day of the session, like 2026-11-02.";
        }

        var (start, end) = (Time(nameof(form.StartedAt), form.StartedAt), Time(nameof(form.EndedAt), form.EndedAt));
        decimal? dose = null;
        if (!string.IsNullOrWhiteSpace(form.DoseMg))
        {
            dose = TypedNumber.Read(form.DoseMg).Value;
            if (dose is null)
            {
                problems[nameof(form.DoseMg)] = $"{DoseWords.Unreadable(form.DoseMg)} Leave it empty if it is not known.";
            }
        }

        if (form.AtHome is null)
        {
            problems[nameof(form.AtHome)] = "Please choose where the session was.";
        }

        if (form.Id == Guid.Empty)
        {
            problems[nameof(form.Id)] = "This form has lost its number. Please open it again; what you typed is kept below.";
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        DateTimeOffset? At(DateOnly day, TimeOnly? time) => time is { } t ? Days.At(Patient.Zone, day, t) : null;
        var endDay = SessionBody.EndsNextDay(start, end) ? on.AddDays(1) : on;
        foreach (var (field, day, time) in new[] { (nameof(form.StartedAt), on, start), (nameof(form.EndedAt), endDay, end) })
        {
            if (time is { } t && Days.Comes(Patient.Zone, day, t) == 0)
            {
                problems[field] = $"The clocks go forward over {t:HH\\:mm} on that day, so it never comes. Please look again.";
            }
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        return (new SessionBody(form.Id, patientId, on, At(on, start), At(endDay, end), form.Route, dose, form.AtHome!.Value, form.StartsCourse, form.IsSure), problems);
    }

    private SessionForm Typed(TreatmentSession session)
    {
        // Where only the day was known, the start stands at that day's end, which is already the next day.
        var timeIsKnown = Days.On(Patient.Zone, session.StartedAt) == session.On;
        string Time(DateTimeOffset at) => Days.Local(Patient.Zone, at).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new SessionForm
        {
            Id = session.Id,
            On = Date(timeIsKnown ? Days.Local(Patient.Zone, session.StartedAt).Date.ToDateOnly() : session.On),
            StartedAt = timeIsKnown ? Time(session.StartedAt) : "",
            EndedAt = session.EndedAt is { } end ? Time(end) : "",
            Route = session.Route,
            DoseMg = session.DoseMg?.ToString("0.###", CultureInfo.InvariantCulture),
            AtHome = session.AtHome,
            StartsCourse = session.StartsCourse,
        };
    }

    private async Task<bool> Find(Guid patientId, CancellationToken cancellation)
    {
        var patient = await access.Read(User.Caller(), patientId, "opened your sessions", cancellation);
        Patient = patient!;
        return patient is not null;
    }

    private static string Date(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

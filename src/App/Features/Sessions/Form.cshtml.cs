using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>The one record of a session as a page to print and send: nothing is typed twice (mission 5.6).</summary>
public sealed class FormModel(ReadVisit read, KeepFormSent keep, CareDb db) : PageModel
{
    public Visit Visit { get; private set; } = null!;

    public TreatmentSession Session => Visit.Session!;

    public string Clinic { get; private set; } = "";

    public DateTimeOffset DueBy => MonitoringForm.DueBy(Session.StartedAt, Session.EndedAt);

    public int DaysLeft => MonitoringForm.DaysLeft(DueBy, Visit.Now);

    public decimal? PerKilogram => DoseAndWeight.PerKilogram(Session.DoseMg, Session.WeightKg);

    /// <summary>When and to whom it was sent, the first time on top; empty while nobody wrote that down.</summary>
    public IReadOnlyList<FormSent> Sent { get; private set; } = [];

    public FormSentForm Typed { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(Guid sessionId, CancellationToken cancellation) => Show(sessionId, null, cancellation);

    public async Task<IActionResult> OnPostSentAsync(Guid sessionId, FormSentForm form, CancellationToken cancellation)
    {
        var page = await Show(sessionId, form, cancellation);
        if (Visit is not null)
        {
            Problems = await keep.Run(User.Caller(), Visit, form, cancellation);
        }

        return Visit is null || Problems.Count > 0 ? page : Redirect($"/sessions/form/{sessionId}");
    }

    private async Task<IActionResult> Show(Guid sessionId, FormSentForm? typed, CancellationToken cancellation)
    {
        var caller = User.Caller();
        var appointment = await db.Sessions.Where(s => s.ClinicId == caller.ClinicId && s.Id == sessionId).Select(s => s.AppointmentId).SingleOrDefaultAsync(cancellation);
        if (appointment is null || await read.Run(caller, appointment.Value, "opened the monitoring form of your session", cancellation) is not { Session: not null } visit)
        {
            return NotFound();
        }

        Visit = visit;
        Typed = typed ?? new FormSentForm { Id = Guid.CreateVersion7(visit.Now), SentOn = $"{Days.On(visit.Appointment.Zone, visit.Now):yyyy-MM-dd}" };
        Sent = await db.FormsSent.AsNoTracking().Where(f => f.ClinicId == caller.ClinicId && f.SessionId == sessionId).OrderBy(f => f.SentOn).ThenBy(f => f.RecordedAt).ToListAsync(cancellation);
        Clinic = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Name).SingleAsync(cancellation);
        return Page();
    }

    /// <summary>Day and time, whatever the day of printing is.</summary>
    public string Full(DateTimeOffset? at) => at is { } known ? Wording.SayExactly(Visit.Appointment.Zone, known, known.AddYears(-1)) : "not recorded";
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Preparation;

/// <summary>What the patient brings to a session: sleep, stress, mindset and what they took today (mission 2.9). Six short questions, each may be left out.</summary>
public sealed class AnswersModel(KeepAnswers keep, CareDb db, Clock clock) : PageModel
{
    /// <summary>Null when it was cancelled while the patient wrote.</summary>
    public Appointment? Appointment { get; private set; }

    public string When { get; private set; } = "";

    public bool IsOpen { get; private set; }

    public bool IsKept { get; private set; }

    public AnswersForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(Guid appointmentId, bool kept, CancellationToken cancellation)
    {
        await Find(appointmentId, cancellation);
        if (Appointment is null)
        {
            return NotFound();
        }

        var clinicId = User.Caller().ClinicId;
        var last = await db.PreSessionAnswers.AsNoTracking().Where(a => a.ClinicId == clinicId && a.AppointmentId == appointmentId).OrderByDescending(a => a.ReceivedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellation);
        (Form, IsKept) = (AnswersForm.Of(last, Guid.CreateVersion7(clock.Now)), kept && last is not null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid appointmentId, AnswersForm form, CancellationToken cancellation)
    {
        Problems = await keep.Run(User.Caller(), appointmentId, form, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect($"/preparation/answers/{appointmentId}?kept=true");
        }

        await Find(appointmentId, cancellation);
        (Form, IsOpen) = (form, true);
        return Page();
    }

    private async Task Find(Guid appointmentId, CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        Appointment = await KeepAnswers.Session(db, key, appointmentId, cancellation);
        var zone = (await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation)).ZoneAt(now);
        if (Appointment is { } a)
        {
            IsOpen = PreSession.IsOpen(a.StartsAt, now);
            When = Wording.SayExactly(zone, IsOpen ? a.StartsAt : a.StartsAt - PreSession.OpensBefore, now);
        }
    }
}

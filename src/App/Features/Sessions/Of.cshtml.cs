using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>A patient's booked sessions, those that took place, and the medicines that wait before them.</summary>
public sealed class OfModel(PatientAccess access, CareDb db, Clock clock) : PageModel
{
    private const int MostShown = 20;

    public Patient Patient { get; private set; } = null!;

    /// <summary>Soonest first.</summary>
    public IReadOnlyList<Appointment> Booked { get; private set; } = [];

    /// <summary>Latest first.</summary>
    public IReadOnlyList<TreatmentSession> Sessions { get; private set; } = [];

    public IReadOnlyList<MedicationStatement> Holds { get; private set; } = [];

    /// <summary>Empty until the patient has told what they come with.</summary>
    public IReadOnlyList<Brought> Brought { get; private set; } = [];

    /// <summary>The day on which the form of a session was first sent.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> Sent { get; private set; } = new Dictionary<Guid, DateOnly>();

    public Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) => Show(patientId, cancellation);

    public string At(DateTimeOffset at, string? zone = null) => Wording.SayExactly(zone ?? Patient.Zone, at, clock.Now);

    /// <summary>Of which only the day is known, the day.</summary>
    public string Began(TreatmentSession session) => Days.On(Patient.Zone, session.StartedAt) == session.On ? At(session.StartedAt) : Wording.Say(session.On);

    /// <summary>Of a session that is recorded here and whose form is not long past; empty for others.</summary>
    public string FormDue(TreatmentSession session)
    {
        var due = MonitoringForm.DueBy(session.StartedAt, session.EndedAt);
        var left = MonitoringForm.DaysLeft(due, clock.Now);
        return session.AppointmentId is null ? "" : Sent.TryGetValue(session.Id, out var on) ? $"monitoring form, sent on {Wording.Say(on)}" : left < 0 ? $"monitoring form, was due by {At(due)}" : $"monitoring form, due by {At(due)}";
    }

    private async Task<IActionResult> Show(Guid patientId, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your sessions", cancellation) is not { } patient)
        {
            return NotFound();
        }

        Patient = patient;
        Booked = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked)
            .OrderBy(a => a.StartsAt).Take(MostShown).ToListAsync(cancellation);
        Sessions = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patientId).OrderByDescending(s => s.StartedAt).Take(MostShown).ToListAsync(cancellation);
        Sent = (await db.FormsSent.AsNoTracking().Where(f => f.ClinicId == patient.ClinicId && f.PatientId == patientId).ToListAsync(cancellation)).GroupBy(f => f.SessionId).ToDictionary(f => f.Key, f => f.Min(s => s.SentOn));
        Holds = await Readiness.Holds(db, new PatientKey(patient.ClinicId, patientId), cancellation);
        Brought = await Evenkeel.Features.Sessions.Brought.Of(db, patient, Sessions, clock.Now, cancellation);
        return Page();
    }
}

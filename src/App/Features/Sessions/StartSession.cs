using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>Starts the session of an appointment, when its gate is passed at that moment. A person starts it; the program only refuses.</summary>
public sealed class StartSession(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <summary>What else of this patient's may still be going on.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    /// <param name="id">Made when the page was drawn: the same again is the same session.</param>
    /// <returns>Why not, in words; empty when it is started, or was before.</returns>
    public Task<string> Run(Caller caller, Visit visit, Guid id, RouteOfAdministration route, CancellationToken cancellation = default) =>
        turn.Take(new PatientKey(visit.Patient.ClinicId, visit.Patient.Id), async (db, patient) =>
        {
            var now = clock.Now;
            var appointment = await db.Appointments.SingleAsync(a => a.ClinicId == caller.ClinicId && a.Id == visit.Appointment.Id, cancellation);
            if (patient is null || id == Guid.Empty)
            {
                return "This form could not be read. Please open the page again.";
            }

            if (await db.Sessions.IgnoreQueryFilters().AnyAsync(s => s.ClinicId == caller.ClinicId && s.AppointmentId == appointment.Id && !s.EnteredInError, cancellation))
            {
                return "";
            }

            if (!await Prescribing.May(db, caller.ClinicId, caller.UserId, cancellation))
            {
                return Prescribing.Refused;
            }

            if (await WhyNot(db, patient, appointment, route, now, cancellation) is { Length: > 0 } why)
            {
                return why;
            }

            db.Sessions.Add(new TreatmentSession
            {
                ClinicId = caller.ClinicId, Id = id, PatientId = patient.Id, AppointmentId = appointment.Id, StartedAt = now, On = Days.On(patient.Zone, now),
                Route = route, AtHome = appointment.AtHome, StartsCourse = appointment.StartsCourse, RecordedBy = caller.UserId, RecordedAt = now,
            });
            (appointment.State, appointment.Sequence, appointment.ChangedBy, appointment.ChangedAt) = (AppointmentState.Fulfilled, appointment.Sequence + 1, caller.UserId, now);
            db.Note(caller.ClinicId, now, caller.UserId, patient.Id, "started your session", id.ToString());
            await assess.Run(db, patient, Trigger.Session, now, cancellation);
            return "";
        }, cancellation);

    private static async Task<string> WhyNot(CareDb db, Patient patient, Appointment appointment, RouteOfAdministration route, DateTimeOffset now, CancellationToken cancellation)
    {
        if (appointment.State != AppointmentState.Booked)
        {
            return appointment.State == AppointmentState.Proposed ? "This time is only proposed. Please book it first." : "This appointment was cancelled. Please book another.";
        }

        if (!Enum.IsDefined(route))
        {
            return "Please choose how the medicine is given.";
        }

        if (appointment.StartsAt > now + ReadinessGate.CountsFor)
        {
            return $"This session is booked for {Wording.SayExactly(appointment.Zone, appointment.StartsAt, now)}. Start it on the day, or move the appointment.";
        }

        var since = now - LongestSession;
        var other = await db.Sessions.Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id && s.StartedAt > since && s.StartedAt <= now && (s.EndedAt == null || s.EndedAt > now)).FirstOrDefaultAsync(cancellation);
        if (other is not null)
        {
            return $"Another session of {patient.Name} began at {Wording.SayExactly(appointment.Zone, other.StartedAt, now)} and has no end. Please enter its end first: two sessions of one person cannot overlap.";
        }

        var gate = ReadinessGate.Of(await Readiness.Of(db, appointment, cancellation), now);
        return gate.MayStart ? "" : $"Not started. {string.Join(" ", gate.Blocking.Select(i => $"{ItemWords.Of(i.Item)}: {i.Why}"))}";
    }
}

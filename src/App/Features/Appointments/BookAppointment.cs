using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Appointments;

/// <summary>An appointment as it is typed in, on the wall clock where it takes place: the clinic's, or the patient's at home.</summary>
/// <param name="Id">Made when the page was drawn; under the id of one that is there, it is moved or a proposal is booked.</param>
public sealed record AppointmentBody(Guid Id, Guid PatientId, AppointmentKind Kind, DateOnly On, TimeOnly Time, int Minutes, bool AtHome, bool StartsCourse, string Reason)
{
    public const int LongestReason = 500;

    /// <summary>The person who books said that it is meant to be while the clinic is closed.</summary>
    public bool WhenClosed { get; init; }

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        if (!Enum.IsDefined(Kind))
        {
            problems[nameof(Kind)] = "Please choose what the appointment is for.";
        }

        if (Minutes is < 10 or > 600)
        {
            problems[nameof(Minutes)] = "An appointment lasts from 10 to 600 minutes.";
        }

        if (Reason.Length > LongestReason)
        {
            problems[nameof(Reason)] = $"Please keep it to {LongestReason} letters. What you wrote is still here.";
        }

        return problems;
    }
}

/// <summary>
/// A person books an appointment, moves one, or books what a programme proposes. What hangs on it (check-ins, the medicines that wait,
/// the calendar) follows from it and needs no moving of its own.
/// </summary>
public sealed class BookAppointment(PatientTurn turn, Clock clock)
{
    /// <summary>Farther ahead nothing is booked by a person, since most often the year was mistyped; closed. A proposal.</summary>
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(366);

    /// <returns>What is wrong, by field; empty when it was kept. The same again changes nothing.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(Caller caller, AppointmentBody body, CancellationToken cancellation = default)
    {
        if (body.Problems() is { Count: > 0 } problems)
        {
            return problems;
        }

        return await turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(caller.ClinicId, body.PatientId), async (db, patient) =>
        {
            var now = clock.Now;
            if (patient is null)
            {
                return Problem(nameof(body.PatientId), "There is no such patient.");
            }

            var here = await db.Appointments.SingleOrDefaultAsync(a => a.ClinicId == patient.ClinicId && a.Id == body.Id, cancellation);
            if (here is not null && (here.PatientId != patient.Id || here.State is AppointmentState.Fulfilled or AppointmentState.Cancelled))
            {
                return Problem(nameof(body.Id), here.PatientId != patient.Id
                    ? "This appointment belongs to another patient."
                    : "This appointment took place or was cancelled, so it cannot be moved. Please book a new one.");
            }

            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == patient.ClinicId, cancellation);
            var zone = body.AtHome ? patient.Zone : clinic.Zone;
            if (here is { State: AppointmentState.Booked } && Same(here, body, zone))
            {
                return None;
            }

            var startsAt = Days.At(zone, body.On, body.Time);
            if (startsAt <= now)
            {
                return Problem(nameof(body.On), "That time has passed. Please choose one that lies ahead.");
            }

            if (startsAt > now + FarthestAhead)
            {
                return Problem(nameof(body.On), $"{body.On:yyyy-MM-dd} is more than a year ahead. Please look at the year again.");
            }

            if (Days.Comes(zone, body.On, body.Time) == 0)
            {
                return Problem(nameof(body.On), $"The clocks go forward over {body.Time:HH\\:mm} on that day, so it never comes. Please choose another time.");
            }

            if (!body.AtHome && !body.WhenClosed && Closed(clinic, body) is { Length: > 0 } closed)
            {
                return Problem(nameof(body.WhenClosed), closed);
            }

            if (await Refused(db, patient, body, startsAt, now, cancellation) is { Length: > 0 } refused)
            {
                return Problem(nameof(body.On), refused);
            }

            var action = here switch { null => "booked an appointment for you", { State: AppointmentState.Proposed } => "booked an appointment that your programme proposed", _ => "moved an appointment of yours" };
            var appointment = here ?? new Appointment { ClinicId = patient.ClinicId, Id = body.Id, PatientId = patient.Id, Kind = body.Kind, Zone = zone };
            if (here is null)
            {
                db.Appointments.Add(appointment);
            }

            (appointment.On, appointment.Time, appointment.Zone, appointment.StartsAt) = (body.On, body.Time, zone, startsAt);
            (appointment.Minutes, appointment.AtHome, appointment.StartsCourse, appointment.Reason) = (body.Minutes, body.AtHome, body.StartsCourse, body.Reason);
            appointment.State = AppointmentState.Booked;
            await db.Changed(appointment, caller, now, action, cancellation);
            return None;
        }, cancellation);
    }

    /// <summary>Empty while the clinic is open from its beginning to its end.</summary>
    private static string Closed(Data.Clinic clinic, AppointmentBody body)
    {
        var until = body.Time.ToTimeSpan() + TimeSpan.FromMinutes(body.Minutes);
        var why = !ClinicHours.IsWorkingDay(clinic, body.On) ? $"on {Wording.Say(body.On)}"
            : body.Time < clinic.OpensAt || until > clinic.ClosesAt.ToTimeSpan() ? $"then: it is open from {clinic.OpensAt:HH\\:mm} to {clinic.ClosesAt:HH\\:mm}" : "";
        return why.Length == 0 ? "" : $"The clinic is closed {why}. Choose another time, or tick “It is meant to be while the clinic is closed”.";
    }

    private static async Task<string> Refused(CareDb db, Patient patient, AppointmentBody body, DateTimeOffset startsAt, DateTimeOffset now, CancellationToken cancellation)
    {
        var others = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == patient.ClinicId && a.PatientId == patient.Id && a.Id != body.Id
            && (a.State == AppointmentState.Booked || a.State == AppointmentState.Fulfilled)).ToListAsync(cancellation);
        if (others.FirstOrDefault(o => o.State == AppointmentState.Booked && o.StartsAt < startsAt.AddMinutes(body.Minutes) && startsAt < o.StartsAt.AddMinutes(o.Minutes)) is { } clash)
        {
            return $"They have another appointment then, {Wording.Say(clash.Zone, clash.StartsAt, now)}. Please choose another time.";
        }

        if (body.Kind != AppointmentKind.Session)
        {
            return "";
        }

        // No session is booked before a clinician has decided (mission 1.6).
        var screened = await ReadEligibility.All(db, new PatientKey(patient.ClinicId, patient.Id), cancellation);
        if (!screened.Now.MayBook)
        {
            return screened.Now.Why;
        }

        var spacing = await ReadSpacing(db, patient, cancellation);
        DateOnly[] days =
        [
            .. others.Where(o => o.Kind == AppointmentKind.Session).Select(o => o.On),
            .. await db.Sessions.Where(s => s.ClinicId == patient.ClinicId && s.PatientId == patient.Id).Select(s => s.On).ToListAsync(cancellation),
        ];
        if (spacing.TooClose(body.On, days) is { } close)
        {
            return $"There is a session on {Wording.Say(close)}, and between two sessions there are at least {spacing.MinDays} days. Please choose a day further away.";
        }

        var reviewedOn = screened.Decisions.MaxBy(d => d.At) is { } latest ? Days.On(patient.Zone, latest.At) : (DateOnly?)null;
        return spacing.NeedsReviewSince(body.On, days, reviewedOn) is { } last
            ? $"The last session was on {Wording.Say(last)}, more than {spacing.GapDays} days before. A clinician looks at the answers and decides again first."
            : "";
    }

    /// <summary>Of the programme that runs; else the default.</summary>
    private static async Task<SessionSpacing> ReadSpacing(CareDb db, Patient patient, CancellationToken cancellation) =>
        await (from p in db.Programmes
               where p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.EndedAt == null
               join t in db.ProgrammeTemplates on new { p.ClinicId, Id = p.TemplateId, p.Revision } equals new { t.ClinicId, t.Id, t.Revision }
               select new { t.MinSpacingDays, t.GapDays }).FirstOrDefaultAsync(cancellation) is { } s ? new SessionSpacing(s.MinSpacingDays, s.GapDays) : SessionSpacing.Default;

    private static bool Same(Appointment a, AppointmentBody b, string zone) =>
        (a.On, a.Time, a.Zone, a.Minutes, a.AtHome, a.StartsCourse, a.Reason) == (b.On, b.Time, zone, b.Minutes, b.AtHome, b.StartsCourse, b.Reason);

    private static readonly Dictionary<string, string> None = [];

    private static Dictionary<string, string> Problem(string field, string words) => new() { [field] = words };
}

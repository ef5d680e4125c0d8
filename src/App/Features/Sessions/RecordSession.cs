using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>A session as it is typed in.</summary>
/// <param name="Id">Made when the page was drawn; saving again under it changes that session.</param>
/// <param name="StartsCourse">A new course of treatment began with it; the first session of all begins one in any case.</param>
/// <param name="StartedAt">Null when only the day is known: then that day's answers count as before.</param>
/// <param name="IsSure">Whoever types it has looked again at what is asked about; a diary that is imported asks nobody.</param>
public sealed record SessionBody(
    Guid Id, Guid PatientId, DateOnly On, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, RouteOfAdministration Route, decimal? DoseMg, bool AtHome, bool StartsCourse = false, bool IsSure = false)
{
    private static readonly TimeSpan LongestOverMidnight = TimeSpan.FromHours(8);

    /// <summary>Longer ago a day is asked about, since most often the year was mistyped; closed. A proposal.</summary>
    private const int UsualDays = 365;

    /// <summary>No programme kept records before: such a year is a slip. A proposal.</summary>
    private const int FirstYear = 1990;

    /// <summary>An end on the clock before the start is past midnight when that makes a session of at most 8 hours; otherwise it was mistyped.</summary>
    public static bool EndsNextDay(TimeOnly? start, TimeOnly? end) => end < start && end.Value - start.Value <= LongestOverMidnight;

    public IReadOnlyDictionary<string, string> Problems(DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>();
        if (StartedAt > now)
        {
            problems[nameof(StartedAt)] = "The start lies in the future. Please enter when the session began.";
        }

        if (EndedAt is not null && (StartedAt is null || EndedAt <= StartedAt))
        {
            problems[nameof(EndedAt)] = "The end must be after the start. Please check both times.";
        }

        if (EndedAt > now)
        {
            problems[nameof(EndedAt)] = "The end lies in the future. Leave it empty until the session is over.";
        }

        if (EndedAt - StartedAt > TimeSpan.FromHours(24))
        {
            problems[nameof(EndedAt)] = "A session cannot last longer than a day. Please check the date of the end.";
        }

        if (DoseMg is <= 0 or > DoseAndWeight.MostMilligrams)
        {
            problems[nameof(DoseMg)] = $"The dose is in milligrams, above 0 and at most {DoseAndWeight.MostMilligrams:N0}. Leave it empty if it is not known.";
        }
        else if (!IsSure && DoseMg is { } mg && DoseAndWeight.DoubtRoute(mg, null, Route) is { } much)
        {
            problems[nameof(DoseMg)] = much;
            problems[nameof(IsSure)] = "";
        }

        var day = StartedAt is { } begins ? DateOnly.FromDateTime(begins.UtcDateTime) : On;
        if (day.Year < FirstYear)
        {
            problems[nameof(On)] = $"The year is {day.Year}. Please enter the day of the session, like {now:yyyy-MM-dd}.";
        }
        else if (!IsSure && day < DateOnly.FromDateTime(now.UtcDateTime).AddDays(-UsualDays))
        {
            problems[nameof(On)] = $"{day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)} is more than a year ago. Is the year right?";
            problems[nameof(IsSure)] = "";
        }

        if (!Enum.IsDefined(Route))
        {
            problems[nameof(Route)] = "Please choose how the medicine was given.";
        }

        return problems;
    }
}

/// <summary>Records a treatment session and looks at the patient again, since every sign is read against it.</summary>
public sealed class RecordSession(PatientTurn turn, AssessPatient assess, Clock clock)
{
    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    /// <param name="drawn">The session as it stood when the change was laid over it; null for a new one.</param>
    public Task<IReadOnlyDictionary<string, string>> Run(Caller caller, SessionBody body, TreatmentSession? drawn = null, CancellationToken cancellation = default) =>
        Run(caller.ClinicId, caller.UserId, body, clock.Now, drawn, asksWho: true, cancellation);

    /// <summary>For an import, which has no person behind it who could prescribe.</summary>
    public Task<IReadOnlyDictionary<string, string>> Run(int clinicId, Guid recordedBy, SessionBody body, DateTimeOffset now, CancellationToken cancellation = default) =>
        Run(clinicId, recordedBy, body, now, null, asksWho: false, cancellation);

    private async Task<IReadOnlyDictionary<string, string>> Run(
        int clinicId, Guid recordedBy, SessionBody body, DateTimeOffset now, TreatmentSession? drawn, bool asksWho, CancellationToken cancellation)
    {
        if (body.Problems(now) is { Count: > 0 } problems)
        {
            return problems;
        }

        return await turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(clinicId, body.PatientId), async (db, patient) =>
        {
            if (patient is null)
            {
                return new Dictionary<string, string> { [nameof(body.PatientId)] = "There is no such patient." };
            }

            if (body.On > DateOnly.FromDateTime(Days.Local(patient.Zone, now).ToDateTimeUnspecified()))
            {
                return new Dictionary<string, string> { [nameof(body.On)] = "The day lies in the future. Please enter the day on which the session was." };
            }

            var session = await db.Sessions.SingleOrDefaultAsync(s => s.ClinicId == clinicId && s.Id == body.Id, cancellation);
            var isNew = session is null;
            // It is added only once nothing speaks against it: what is refused must leave nothing behind.
            session ??= new TreatmentSession { ClinicId = clinicId, Id = body.Id, PatientId = patient.Id, RecordedBy = recordedBy, RecordedAt = now };

            if (session.PatientId != patient.Id)
            {
                return new Dictionary<string, string> { [nameof(body.PatientId)] = "This session belongs to another patient." };
            }

            if (session.AppointmentId is not null)
            {
                return new Dictionary<string, string> { [nameof(body.Id)] = "This session has a record of its own. Please change it there, where what stood before stays readable." };
            }

            if (body.StartedAt is { } begins && await Overlapping.Of(db, clinicId, patient.Id, body.Id, begins, body.EndedAt, cancellation) is { } other)
            {
                return new Dictionary<string, string> { [nameof(body.StartedAt)] = $"Another session of this person began at {Wording.SayExactly(patient.Zone, other.StartedAt, now)}: the two would overlap. Please check the times." };
            }

            if (drawn is not null && Facts(drawn) != Facts(session))
            {
                return new Dictionary<string, string> { [nameof(body.Id)] = "Somebody has changed this session a moment ago. Please read it again below, then save." };
            }

            if (asksWho && (isNew || (session.Route, session.DoseMg) != (body.Route, body.DoseMg)) && !await Prescribing.May(db, clinicId, recordedBy, cancellation))
            {
                return new Dictionary<string, string> { [session.DoseMg != body.DoseMg ? nameof(body.DoseMg) : nameof(body.Route)] = Prescribing.Refused };
            }

            if (isNew)
            {
                db.Sessions.Add(session);
            }

            var before = Facts(session);
            session.StartedAt = body.StartedAt ?? Days.Ends(patient.Zone, body.On);
            session.EndedAt = body.EndedAt;
            session.On = body.StartedAt is { } start ? Days.On(patient.Zone, start) : body.On;
            (session.Route, session.DoseMg, session.AtHome, session.StartsCourse) = (body.Route, body.DoseMg, body.AtHome, body.StartsCourse);
            var entry = db.Entry(session);
            if (entry.State == EntityState.Unchanged)
            {
                // The same form twice is one session, looked at once.
                return new Dictionary<string, string>();
            }

            db.Note(clinicId, now, recordedBy, patient.Id, entry.State == EntityState.Added ? "recorded a session" : "changed a session", body.Id.ToString());
            if (!isNew)
            {
                db.Note(clinicId, now, recordedBy, patient.Id, $"before: {Say(before)}", body.Id.ToString());
                db.Note(clinicId, now, recordedBy, patient.Id, $"after: {Say(Facts(session))}", body.Id.ToString());
            }

            await assess.Run(db, patient, Trigger.Session, now, cancellation);
            return new Dictionary<string, string>();
        }, cancellation);
    }

    private static (DateOnly On, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, RouteOfAdministration Route, decimal? DoseMg, bool AtHome, bool StartsCourse) Facts(
        TreatmentSession s) => (s.On, s.StartedAt, s.EndedAt, s.Route, s.DoseMg, s.AtHome, s.StartsCourse);

    /// <summary>For the record, in UTC: two lines of it are compared with each other.</summary>
    private static string Say(
        (DateOnly On, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, RouteOfAdministration Route, decimal? DoseMg, bool AtHome, bool StartsCourse) s) =>
        string.Create(CultureInfo.InvariantCulture, $"{s.On:yyyy-MM-dd}, {s.StartedAt.UtcDateTime:HH:mm} to {s.EndedAt?.UtcDateTime:HH:mm} UTC, ")
        + string.Create(CultureInfo.InvariantCulture, $"{s.Route.ToString().ToLowerInvariant()}, {s.DoseMg:0.###} mg, ")
        + (s.AtHome ? "at home" : "at the clinic") + (s.StartsCourse ? ", starts a course" : "");
}

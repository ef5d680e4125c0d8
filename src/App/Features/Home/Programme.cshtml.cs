using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Calendars;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>One step of the patient's way: a date, what it is, and how far it has come.</summary>
public sealed record MapLine(string When, string What, string State);

/// <summary>Where I am, and what comes next: done, next, later; dates as they stand now.</summary>
public sealed class ProgrammeModel(CareDb db, CalendarFeed feed, AskAnotherTime ask, Clock clock) : PageModel
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<MapLine> Done { get; private set; } = [];

    public MapLine? Next { get; private set; }

    /// <summary>The next one, where it is booked; null for none.</summary>
    public Appointment? Booked { get; private set; }

    /// <summary>What was typed, and what was wrong with it.</summary>
    public (string Words, string Why) Asked { get; private set; } = ("", "");

    public IReadOnlyList<MapLine> Later { get; private set; } = [];

    /// <summary>Of the latest session, in words; empty outside it.</summary>
    public string Window { get; private set; } = "";

    /// <summary>Check-ins that hang on the latest session.</summary>
    public IReadOnlyList<MapLine> CheckIns { get; private set; } = [];

    public bool HasCalendar { get; private set; }

    /// <summary>The calendar's new address, shown this once; empty otherwise.</summary>
    public string Address { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    [HeldWhileAltered("An address for your calendar")]
    public async Task<IActionResult> OnPostCalendarAsync(CancellationToken cancellation)
    {
        Address = $"{Request.Scheme}://{Request.Host}{CalendarFeed.Path}{await feed.New(User.Caller().Patient, User.Caller().UserId, cancellation)}";
        await Show(cancellation);
        return Page();
    }

    [HeldWhileAltered("Ending your calendar address")]
    public async Task<IActionResult> OnPostNoCalendarAsync(CancellationToken cancellation)
    {
        await feed.Stop(User.Caller().Patient, User.Caller().UserId, cancellation);
        return Redirect("/home/programme");
    }

    public async Task<IActionResult> OnPostAnotherTimeAsync(Guid id, string? words, CancellationToken cancellation)
    {
        Asked = (words ?? "", await ask.Run(User.Caller(), id, words ?? "", cancellation));
        if (Asked.Why.Length == 0)
        {
            return Redirect("/home/programme");
        }

        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        var zone = patient.ZoneAt(now);
        HasCalendar = patient.CalendarTokenHash.Length > 0;
        Name = await (from p in db.Programmes
                      where p.ClinicId == key.ClinicId && p.PatientId == key.PatientId && p.EndedAt == null
                      join t in db.ProgrammeTemplates on new { p.ClinicId, Id = p.TemplateId, p.Revision } equals new { t.ClinicId, t.Id, t.Revision }
                      select t.Name).FirstOrDefaultAsync(cancellation) ?? "";
        var appointments = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId && a.State != AppointmentState.Cancelled).OrderBy(a => a.StartsAt).ToListAsync(cancellation);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId).OrderBy(s => s.StartedAt).ToListAsync(cancellation);
        Done =
        [
            .. appointments.Where(a => a.State == AppointmentState.Fulfilled && a.Kind != AppointmentKind.Session).Select(a => (At: a.StartsAt, Line: Line(a, zone, now, false)))
                .Concat(sessions.Select(s => (At: s.StartedAt, Line: new MapLine(Wording.Say(s.On), "session", "done"))))
                .OrderBy(d => d.At).Select(d => d.Line),
        ];
        var hasPhases = appointments.Select(a => a.Phase).Where(p => p.Length > 0).Distinct().Count() > 1;
        MapLine[] ahead = [.. appointments.Where(a => a.State is AppointmentState.Booked or AppointmentState.Proposed && a.StartsAt > now).Select(a => Line(a, zone, now, hasPhases))];
        Booked = appointments.Find(a => a.State is AppointmentState.Booked or AppointmentState.Proposed && a.StartsAt > now) is { State: AppointmentState.Booked } booked ? booked : null;
        (Next, Later) = (ahead.FirstOrDefault(), [.. ahead.Skip(1)]);
        await ShowWindow(key.ClinicId, key.PatientId, sessions, zone, now, cancellation);
    }

    private async Task ShowWindow(int clinicId, Guid patientId, IReadOnlyList<Data.TreatmentSession> sessions, string zone, DateTimeOffset now, CancellationToken cancellation)
    {
        Clinical.TreatmentSession[] started = [.. sessions.Where(s => s.StartedAt <= now).Select(s => new Clinical.TreatmentSession(s.Id, s.StartedAt, s.EndedAt <= now ? s.EndedAt : null, s.On, s.AtHome))];
        if (started.Length == 0)
        {
            return;
        }

        var since = started[^1].Start;
        var answered = (await CountedAnswers.Since(db, clinicId, [patientId], since, now, cancellation))[patientId].Select(a => a.At);
        if (IntegrationWindow.Of(started, now) is { } window)
        {
            Window = $"From {Wording.Say(zone, window.From, now)} until {Wording.Say(zone, window.Until, now)}: {LeftWords(window.HoursLeft(now))} are left. Your coach sees the same.";
        }

        CheckIns =
        [
            .. EffectCheckIns.Of(started, answered).Select(c => new MapLine(
                Wording.Say(zone, c.DueAt, now), $"check-in {AfterWords(c.Offset)} after the session", c.IsDone ? "done" : c.IsDue(now) ? "now" : c.DueAt > now ? "later" : "not answered, and that is all right")),
        ];
    }

    /// <summary>"71 hours", "11 days and 14 hours": nobody counts in hundreds of hours.</summary>
    internal static string LeftWords(int hours)
    {
        const int Day = 24, InHoursBelow = 3 * Day;
        var (days, rest) = (hours / Day, hours % Day);
        return hours < InHoursBelow ? $"{hours} hours" : rest == 0 ? $"{days} days" : $"{days} days and {rest} {(rest == 1 ? "hour" : "hours")}";
    }

    /// <summary>"4 hours", "7 days".</summary>
    internal static string AfterWords(TimeSpan offset) => offset < TimeSpan.FromDays(4) ? $"{offset.TotalHours:0} hours" : $"{offset.TotalDays:0} days";

    internal static MapLine Line(Appointment a, string zone, DateTimeOffset now, bool withPhase) => new(
        a.State == AppointmentState.Proposed ? $"around {Wording.Say(a.On)}" : $"{(Days.Local(zone, a.StartsAt).Date == Days.Local(zone, now).Date ? "today, " : "")}{Wording.SayExactly(zone, a.StartsAt, now)}",
        $"{a.Kind switch { AppointmentKind.Session => a.Number > 0 ? $"session {a.Number}" : "session", AppointmentKind.Review => "review with a clinician", _ => "visit with your coach" }}, {(a.AtHome ? "at home" : "at the clinic")}{(withPhase && a.Phase.Length > 0 ? $" ({a.Phase})" : "")}",
        a.State switch { AppointmentState.Booked => "booked", AppointmentState.Proposed => "not booked yet", _ => "done" });
}

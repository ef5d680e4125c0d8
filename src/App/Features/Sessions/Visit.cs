using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Journal;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>What a reading raised.</summary>
/// <param name="Kind">An emergency in the session, or a pressure that is too high to start.</param>
public sealed record RedFlag(ReportKind Kind, string Words);

/// <summary>One appointment for a session with all that has become of it.</summary>
/// <param name="Session">Null until it is started.</param>
/// <param name="RedFlags">Which readings raised a bodily red flag, and in what words.</param>
/// <param name="Brought">What the patient says they come with; null while they have said nothing.</param>
/// <param name="Intention">Only while the patient shares it; empty otherwise.</param>
/// <param name="LookIns">Of the support person, the latest first.</param>
/// <param name="WithThem">Who has a link to the card, and whether they said that they know what to do; in words.</param>
/// <param name="Names">Of the accounts that took part, and of support people.</param>
public sealed record Visit(
    Patient Patient, Appointment Appointment, Data.TreatmentSession? Session, IReadOnlyList<VitalSigns> Readings, IReadOnlyList<SessionCheck> Checks,
    IReadOnlyDictionary<Guid, RedFlag> RedFlags, IReadOnlyList<AuditEvent> History, IReadOnlyList<LookIn> LookIns, IReadOnlyList<string> WithThem, IReadOnlyDictionary<Guid, string> Names, ReadinessGate Gate, decimal? LastWeightKg, PreSessionAnswers? Brought, string Intention, DateTimeOffset Now)
{
    public string NameOf(Guid? id) => id is { } known && Names.TryGetValue(known, out var name) ? name : "somebody";

    /// <summary>By the clock where the session takes place.</summary>
    public string At(DateTimeOffset at) => Wording.SayExactly(Appointment.Zone, at, Now);

    /// <summary>The last answer to an item; null when nobody answered.</summary>
    public SessionCheck? Latest(SessionCheckItem item) => Checks.LastOrDefault(c => c.Item == item);

    /// <summary>What was let through though it failed; it stays on the record forever.</summary>
    public IEnumerable<SessionCheck> Overrides => Checks.Where(c => c.OverrideReason.Length > 0);

    /// <summary>Readings, or reasons why not, by moment.</summary>
    public IReadOnlySet<VitalsMoment> Taken => Readings.Select(r => r.Moment).ToHashSet();

    /// <summary>How long ago the dose was given; null before it, and after the session's end.</summary>
    public TimeSpan? SinceDose => Session is { DosedAt: { } dosed, EndedAt: null } && dosed <= Now ? Now - dosed : null;

    /// <summary>How long until the reading at the peak is due; zero or less once it is. Null when it has been taken, or there is none to take.</summary>
    public TimeSpan? NextReadingIn => SinceDose is { } since && !Taken.Contains(VitalsMoment.At40Minutes) ? NextReading.AfterDose - since : null;

    public SessionRecord Record => new(
        Session!.DoseMg, Session.Lot, Session.PeoplePresent, Session.DosedAt, Session.AlteredUntil, Session.EndedAt, Taken, Checks.Select(c => c.Item).ToHashSet());
}

/// <summary>Reads a visit for a clinician; the read is noted.</summary>
public sealed class ReadVisit(PatientAccess access, ReadIntention intention, IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <returns>Null when there is no such appointment for a session, or it is not theirs to read.</returns>
    public async Task<Visit?> Run(Caller caller, Guid appointmentId, string action, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var appointment = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.ClinicId == caller.ClinicId && a.Id == appointmentId && a.Kind == AppointmentKind.Session, cancellation);
        return appointment is null || await access.Read(caller, appointment.PatientId, action, cancellation) is not { } patient ? null : await Read(db, patient, appointment, clock.Now, cancellation);
    }

    private async Task<Visit> Read(CareDb db, Patient patient, Appointment appointment, DateTimeOffset now, CancellationToken cancellation)
    {
        var (clinic, id) = (appointment.ClinicId, appointment.Id);
        var session = await db.Sessions.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(s => s.ClinicId == clinic && s.AppointmentId == id && !s.EnteredInError, cancellation);
        var readings = await db.VitalSigns.AsNoTracking().Where(v => v.ClinicId == clinic && v.AppointmentId == id).OrderBy(v => v.TakenAt).ThenBy(v => v.ReceivedAt).ToListAsync(cancellation);
        var ids = readings.Select(r => r.Id).ToArray();
        var flags = await db.Reports.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == patient.Id && (r.Kind == ReportKind.PhysicalRedFlag || r.Kind == ReportKind.PressureTooHighToStart) && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => new RedFlag(r.Kind, r.Words), cancellation);
        var checks = await db.SessionChecks.AsNoTracking().Where(c => c.ClinicId == clinic && c.AppointmentId == id).OrderBy(c => c.CheckedAt).ToListAsync(cancellation);
        var subject = (session?.Id ?? id).ToString();
        var history = await db.AuditEvents.AsNoTracking().Where(e => e.ClinicId == clinic && e.PatientId == patient.Id && e.Subject == subject).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellation);
        var names = await db.Users.Where(u => u.ClinicId == clinic && (u.PatientId == null || u.PatientId == patient.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        foreach (var person in await db.SupportPeople.Where(p => p.ClinicId == clinic && p.PatientId == patient.Id).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
        {
            names[person.Id] = $"{person.Name}, support person";
        }

        var lookIns = await db.LookIns.AsNoTracking().Where(l => l.ClinicId == clinic && l.AppointmentId == id).OrderByDescending(l => l.At).ToListAsync(cancellation);
        var links = await db.SupportLinks.AsNoTracking().Where(l => l.ClinicId == clinic && l.AppointmentId == id && l.RevokedAt == null).OrderBy(l => l.MadeAt).ToListAsync(cancellation);
        string[] withThem = [.. links.Select(l => l.UnderstoodAt is { } at ? $"{names.GetValueOrDefault(l.SupportPersonId)}: said on {Wording.SayExactly(appointment.Zone, at, now)} that they know what to do" : $"{names.GetValueOrDefault(l.SupportPersonId)}: has the link, has not yet said that they know what to do")];
        var lastWeight = await db.Sessions.Where(s => s.ClinicId == clinic && s.PatientId == patient.Id && s.WeightKg != null && s.AppointmentId != id).OrderByDescending(s => s.StartedAt).Select(s => s.WeightKg).FirstOrDefaultAsync(cancellation);
        var brought = await db.PreSessionAnswers.AsNoTracking().Where(a => a.ClinicId == clinic && a.AppointmentId == id).OrderByDescending(a => a.ReceivedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellation);
        return new Visit(patient, appointment, session, readings, checks, flags, history, lookIns, withThem, names, ReadinessGate.Of(await Readiness.Of(db, appointment, cancellation), now), lastWeight, brought, await Shared(patient, id, cancellation), now);
    }

    private async Task<string> Shared(Patient patient, Guid appointmentId, CancellationToken cancellation) =>
        (await intention.Shared(new PatientKey(patient.ClinicId, patient.Id), appointmentId, cancellation))?.Words ?? "";
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Appointments;

/// <summary>A template as it is applied to a patient.</summary>
/// <param name="Id">Made when the page was drawn, so that a second tap applies it once.</param>
/// <param name="Time">On the wall clock where it takes place: what its dates are proposed for.</param>
public sealed record ProgrammeBody(Guid Id, Guid PatientId, Guid TemplateId, DateOnly StartsOn, TimeOnly Time);

/// <summary>Applies a template to a patient, moves a running programme to a template's newer revision, ends one. Its dates are proposals: people book.</summary>
public sealed class RunProgramme(PatientTurn turn, Clock clock)
{
    /// <summary>Years ahead; inclusive. A later year is a slip of the keys.</summary>
    private const int LastStart = 2;

    /// <returns>What is wrong, in words; empty when it was done, also when it was before.</returns>
    public Task<string> Apply(Caller caller, ProgrammeBody body, CancellationToken cancellation = default) => InTurn(caller, body.PatientId, async (db, patient) =>
    {
        var now = clock.Now;
        if (await db.Programmes.AnyAsync(p => p.ClinicId == patient.ClinicId && p.Id == body.Id, cancellation))
        {
            return "";
        }

        if (await Running(db, patient, cancellation) is not null)
        {
            return "A programme runs already. Please end it first; what was booked in it stays booked.";
        }

        var template = await Newest(db, patient.ClinicId, body.TemplateId, cancellation);
        if (template is null or { IsRetired: true })
        {
            return "Please choose a programme from the list.";
        }

        if (body.StartsOn < Days.On(patient.Zone, now))
        {
            return "The first day lies in the past. Please choose today or a later one.";
        }

        if (body.StartsOn > Days.On(patient.Zone, now).AddYears(LastStart))
        {
            return $"The first day is in {body.StartsOn.Year}. Please choose one within {LastStart} years from today.";
        }

        var programme = new Programme
        {
            ClinicId = patient.ClinicId, Id = body.Id, PatientId = patient.Id, TemplateId = template.Id, Revision = template.Revision, StartsOn = body.StartsOn, AppliedBy = caller.UserId, AppliedAt = now,
        };
        db.Programmes.Add(programme);
        await Propose(db, patient, programme, body.Time, caller, now, [], cancellation);
        db.Note(patient.ClinicId, now, caller.UserId, patient.Id, $"started your programme “{template.Name}”", body.Id.ToString());
        return "";
    }, cancellation);

    /// <summary>A named person decides that a running programme follows the template's newest revision. What is booked or done stays; other dates are proposed anew.</summary>
    public Task<string> Follow(Caller caller, Guid patientId, Guid id, int revision, CancellationToken cancellation = default) => InTurn(caller, patientId, async (db, patient) =>
    {
        var now = clock.Now;
        if (await Running(db, patient, cancellation) is not { } programme || programme.Id != id)
        {
            return "This programme does not run any more.";
        }

        if (programme.Revision >= revision)
        {
            return "";
        }

        if (await Newest(db, patient.ClinicId, programme.TemplateId, cancellation) is not { } template || template.Revision != revision)
        {
            return "The template has changed again since this page was drawn. Please look at it once more.";
        }

        var there = await db.Appointments.Where(a => a.ClinicId == patient.ClinicId && a.ProgrammeId == id).ToListAsync(cancellation);
        var time = there.Count > 0 ? there[0].Time : new TimeOnly(10, 0);
        db.Appointments.RemoveRange(there.Where(a => a.State == AppointmentState.Proposed));
        (programme.Revision, programme.AppliedBy, programme.AppliedAt) = (revision, caller.UserId, now);
        await Propose(db, patient, programme, time, caller, now, [.. there.Where(a => a.State != AppointmentState.Proposed)], cancellation);
        db.Note(patient.ClinicId, now, caller.UserId, patient.Id, $"moved your programme to version {revision} of “{template.Name}”", id.ToString());
        return "";
    }, cancellation);

    /// <summary>Ends it; its proposals go, what is booked stays until somebody cancels it.</summary>
    public Task<string> End(Caller caller, Guid patientId, Guid id, CancellationToken cancellation = default) => InTurn(caller, patientId, async (db, patient) =>
    {
        if (await Running(db, patient, cancellation) is { } programme && programme.Id == id)
        {
            programme.EndedAt = clock.Now;
            db.Appointments.RemoveRange(await db.Appointments.Where(a => a.ClinicId == patient.ClinicId && a.ProgrammeId == id && a.State == AppointmentState.Proposed).ToListAsync(cancellation));
            db.Note(patient.ClinicId, clock.Now, caller.UserId, patient.Id, "ended your programme", id.ToString());
        }

        return "";
    }, cancellation);

    private static async Task Propose(CareDb db, Patient patient, Programme programme, TimeOnly time, Caller caller, DateTimeOffset now, IReadOnlyList<Appointment> stays, CancellationToken cancellation)
    {
        var steps = await db.TemplateSteps.AsNoTracking().Where(s => s.ClinicId == patient.ClinicId && s.TemplateId == programme.TemplateId && s.Revision == programme.Revision).ToListAsync(cancellation);
        var clinicZone = await db.Clinics.Where(c => c.Id == patient.ClinicId).Select(c => c.Zone).SingleAsync(cancellation);
        var dates = ProgrammeDates.From([.. steps.OrderBy(s => s.Place).Select(s => new ProgrammeStep(s.Phase, s.Kind, s.Day, s.Minutes, s.AtHome))], programme.StartsOn);
        foreach (var date in dates.Where(d => !stays.Any(a => a.Kind == d.Step.Kind && a.Number == d.Number)))
        {
            var zone = date.Step.AtHome ? patient.Zone : clinicZone;
            var startsAt = Days.At(zone, date.On, time);
            if (startsAt <= now)
            {
                // A date that has passed cannot be proposed any more; the page says which numbers are missing.
                continue;
            }

            db.Appointments.Add(new Appointment
            {
                ClinicId = patient.ClinicId,
                Id = Guid.CreateVersion7(now),
                PatientId = patient.Id,
                ProgrammeId = programme.Id,
                Kind = date.Step.Kind,
                Phase = date.Step.Phase,
                Number = date.Number,
                On = date.On,
                Time = time,
                Zone = zone,
                StartsAt = startsAt,
                Minutes = date.Step.Minutes,
                AtHome = date.Step.AtHome,
                StartsCourse = date.Step.Kind == AppointmentKind.Session && date.Number == 1,
                State = AppointmentState.Proposed,
                ChangedBy = caller.UserId,
                ChangedAt = now,
            });
        }
    }

    private Task<string> InTurn(Caller caller, Guid patientId, Func<CareDb, Patient, Task<string>> work, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), (db, patient) => patient is null ? Task.FromResult("There is no such patient.") : work(db, patient), cancellation);

    private static Task<Programme?> Running(CareDb db, Patient patient, CancellationToken cancellation) =>
        db.Programmes.SingleOrDefaultAsync(p => p.ClinicId == patient.ClinicId && p.PatientId == patient.Id && p.EndedAt == null, cancellation);

    private static Task<ProgrammeTemplate?> Newest(CareDb db, int clinicId, Guid id, CancellationToken cancellation) =>
        db.ProgrammeTemplates.AsNoTracking().Where(t => t.ClinicId == clinicId && t.Id == id).OrderByDescending(t => t.Revision).FirstOrDefaultAsync(cancellation);
}

using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;
using Evenkeel.Features.Programmes;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>The demo's programme: Ana has done one block of sessions and goes into a second; the coach Leo goes along with her and Ben. Through the same use cases as everything else.</summary>
internal static class DemoProgramme
{
    private static readonly Guid Template = StableId.Of("demo template", "second block");
    private static readonly TimeOnly Usual = new(10, 0);

    public static async Task Seed(IServiceProvider services, DemoStaff staff, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<Clock>().Now;
        var osei = new Caller(staff.DrOsei, DemoClinic.Id, Role.Clinician, null, "Dr Osei");
        var (ana, ben) = (StableId.Of("demo patient", "Ana"), StableId.Of("demo patient", "Ben"));
        await using var db = await services.GetRequiredService<IDbContextFactory<CareDb>>().CreateDbContextAsync(cancellation);
        var leo = DemoClinic.AccountId("Leo");
        var there = await db.CareTeam.Where(m => m.ClinicId == DemoClinic.Id && m.UserId == leo).Select(m => m.PatientId).ToListAsync(cancellation);
        db.CareTeam.AddRange(new[] { ana, ben }.Except(there).Select(p => new CareTeamMember { ClinicId = DemoClinic.Id, PatientId = p, UserId = leo }));
        foreach (var patient in new[] { ana, ben })
        {
            await Decide(db, patient, staff, now, cancellation);
            await Watch(db, patient, staff, now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        ProgrammeStep Step(AppointmentKind kind, int day, int minutes) => new("Second block", kind, day, minutes, AtHome: false);
        Said(await services.GetRequiredService<KeepTemplate>().Run(
            osei, new TemplateBody(Template, 0, "Second block: three weekly sessions", 2, 90,
            [Step(AppointmentKind.Session, 0, 120), Step(AppointmentKind.CoachVisit, 2, 45), Step(AppointmentKind.Session, 7, 120), Step(AppointmentKind.Session, 14, 120), Step(AppointmentKind.Review, 16, 30)], IsRetired: false), cancellation));
        var first = Enumerable.Range(1, 4).Select(d => Days.On(DemoClinic.Zone, now).AddDays(d)).First(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Said(await services.GetRequiredService<RunProgramme>().Apply(osei, new ProgrammeBody(StableId.Of("demo programme", "Ana"), ana, Template, first, Usual), cancellation));
        var booked = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == DemoClinic.Id && a.PatientId == ana && a.Kind == AppointmentKind.Session).OrderBy(a => a.StartsAt).FirstAsync(cancellation);
        var problems = await services.GetRequiredService<BookAppointment>().Run(osei, new AppointmentBody(booked.Id, ana, booked.Kind, booked.On, booked.Time, booked.Minutes, booked.AtHome, booked.StartsCourse, "") { WhenClosed = true }, cancellation);
        Said(string.Join(' ', problems.Values));
    }

    private static async Task Decide(CareDb db, Guid patient, DemoStaff staff, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = StableId.Of("demo eligibility", patient.ToString());
        if (!await db.EligibilityDecisions.AnyAsync(d => d.ClinicId == DemoClinic.Id && d.Id == id, cancellation))
        {
            db.EligibilityDecisions.Add(new EligibilityDecision { ClinicId = DemoClinic.Id, Id = id, PatientId = patient, Decision = Eligibility.Eligible, Reason = "Nothing on the list speaks against it.", DecidedBy = staff.DrOsei, DecidedAt = now.AddDays(-30) });
        }
    }

    private static async Task Watch(CareDb db, Guid patient, DemoStaff staff, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = StableId.Of("demo watch plan", patient.ToString());
        if (!await db.WatchPlans.AnyAsync(p => p.ClinicId == DemoClinic.Id && p.Id == id, cancellation))
        {
            const string Words = "For you, expect more worry on the first two days.\nCall us if you cannot sleep for a whole night.\nCall at once if you see or hear things that others do not.";
            db.WatchPlans.Add(new WatchPlan { ClinicId = DemoClinic.Id, Id = id, PatientId = patient, Words = Words, WrittenBy = staff.DrOsei, WrittenAt = now.AddDays(-30), OpenedAt = now.AddDays(-29) });
        }
    }

    private static void Said(string problem)
    {
        if (problem.Length > 0)
        {
            throw new InvalidOperationException(problem);
        }
    }
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Appointments;
using Evenkeel.Features.Programmes;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Appointments;

/// <summary>A template applied to a patient: its dates are proposals, and a change of it changes nothing that runs.</summary>
[Trait("Row", "2.11")]
public sealed class RunProgrammeTests
{
    private static readonly DateOnly Start = new(2026, 11, 3);

    [Theory, OnBothDatabases]
    public async Task Applied_it_proposes_the_right_dates_and_books_none(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, template) = (await clinic.Enrol("Ana"), await Written(clinic));
        await Applied(clinic, ana, template);
        var dates = await Dates(clinic);
        Assert.Equal(
            [(AppointmentKind.Session, 1, Start, true), (AppointmentKind.Review, 1, Start.AddDays(1), false), (AppointmentKind.Session, 2, Start.AddDays(3), false)],
            dates.Select(a => (a.Kind, a.Number, a.On, a.StartsCourse)));
        Assert.All(dates, a => Assert.Equal((AppointmentState.Proposed, new TimeOnly(10, 0), "Induction"), (a.State, a.Time, a.Phase)));
        Assert.Empty(await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.AppointmentChanged).ToListAsync()));
        var page = await (await clinic.SignedIn(clinic.DrOsei)).Page($"/appointments/{ana.Id}");
        Assert.Contains("Proposed by the programme; nobody has booked it.", page);
    }

    [Theory, OnBothDatabases]
    public async Task Applied_twice_under_one_number_it_is_applied_once_and_a_second_one_is_refused(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, template) = (await clinic.Enrol("Ana"), await Written(clinic));
        var body = new ProgrammeBody(Guid.CreateVersion7(), ana.Id, template, Start, new(10, 0));
        var run = clinic.Get<RunProgramme>();
        Assert.Equal(("", ""), (await run.Apply(clinic.DrOsei.Caller(), body), await run.Apply(clinic.DrOsei.Caller(), body)));
        Assert.Equal(3, (await Dates(clinic)).Count);
        Assert.Contains("A programme runs already", await run.Apply(clinic.DrOsei.Caller(), body with { Id = Guid.CreateVersion7() }));
        Assert.Contains("in the past", await run.Apply(clinic.DrOsei.Caller(), body with { Id = Guid.CreateVersion7(), PatientId = (await clinic.Enrol("Ben")).Id, StartsOn = new(2026, 11, 1) }));
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_template_changes_nothing_that_runs_until_a_named_person_decides(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, template) = (await clinic.Enrol("Ana"), await Written(clinic));
        var programme = await Applied(clinic, ana, template);
        await clinic.IsEligible(ana);
        var first = (await Dates(clinic))[0];
        await clinic.Booked(ana, first.On, id: first.Id);
        Assert.Equal("", await clinic.Get<KeepTemplate>().Run(clinic.Admin.Caller(), Body(template, 1, Step(AppointmentKind.Session, 0), Step(AppointmentKind.Session, 7), Step(AppointmentKind.Session, 14))));
        Assert.Equal([0, 1, 3], (await Dates(clinic)).Select(a => a.On.DayNumber - Start.DayNumber));
        var osei = await clinic.SignedIn(clinic.DrOsei);
        Assert.Contains("The template has a newer version (2).", await osei.Page($"/appointments/{ana.Id}"));
        await osei.Post($"/appointments/{ana.Id}", $"/appointments/{ana.Id}?handler=Follow", ("id", programme.ToString()), ("revision", "2"));
        var now = await Dates(clinic);
        Assert.Equal([0, 7, 14], now.Select(a => a.On.DayNumber - Start.DayNumber));
        Assert.Equal([first.Id], now.Where(a => a.State == AppointmentState.Booked).Select(a => a.Id));
        var who = await clinic.Read(db => db.Programmes.SingleAsync());
        Assert.Equal((2, clinic.DrOsei.Id), (who.Revision, who.AppliedBy));
        Assert.Contains(await clinic.Read(db => db.AuditEvents.Where(a => a.PatientId == ana.Id).Select(a => a.Action).ToListAsync()), a => a.StartsWith("moved your programme to version 2", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Ended_its_proposals_go_and_what_is_booked_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, template) = (await clinic.Enrol("Ana"), await Written(clinic));
        var programme = await Applied(clinic, ana, template);
        await clinic.IsEligible(ana);
        var first = (await Dates(clinic))[0];
        await clinic.Booked(ana, first.On, id: first.Id);
        Assert.Equal("", await clinic.Get<RunProgramme>().End(clinic.DrOsei.Caller(), ana.Id, programme));
        Assert.Equal([first.Id], (await Dates(clinic)).Select(a => a.Id));
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "5.9")]
    public async Task The_spacing_is_the_programmes_own(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var (ana, template) = (await clinic.Enrol("Ana"), await Written(clinic));
        await Applied(clinic, ana, template);
        await clinic.IsEligible(ana);
        await clinic.Booked(ana, Start);
        var book = clinic.Get<BookAppointment>();
        Assert.Contains("at least 3 days", (await book.Run(clinic.DrOsei.Caller(), ana.SessionOn(Start.AddDays(2))))["On"]);
        await clinic.Booked(ana, Start.AddDays(3));
    }

    internal static async Task<Guid> Written(TestClinic clinic)
    {
        var id = Guid.CreateVersion7();
        Assert.Equal("", await clinic.Get<KeepTemplate>().Run(clinic.Admin.Caller(), Body(id, 0, Step(AppointmentKind.Session, 0), Step(AppointmentKind.Review, 1), Step(AppointmentKind.Session, 3))));
        return id;
    }

    internal static async Task<Guid> Applied(TestClinic clinic, Patient patient, Guid template)
    {
        var id = Guid.CreateVersion7();
        Assert.Equal("", await clinic.Get<RunProgramme>().Apply(clinic.DrOsei.Caller(), new ProgrammeBody(id, patient.Id, template, Start, new(10, 0))));
        return id;
    }

    private static TemplateBody Body(Guid id, int revision, params ProgrammeStep[] steps) => new(id, revision, "Six sessions", 3, 90, steps, IsRetired: false);

    private static ProgrammeStep Step(AppointmentKind kind, int day) => new("Induction", kind, day, 60, false);

    private static Task<List<Appointment>> Dates(TestClinic clinic) => clinic.Read(db => db.Appointments.AsNoTracking().OrderBy(a => a.StartsAt).ToListAsync());
}

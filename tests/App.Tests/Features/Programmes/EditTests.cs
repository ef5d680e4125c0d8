using System.Net;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Features.Programmes;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Programmes;

/// <summary>A clinic writes its programmes; a change is the next version.</summary>
[Trait("Row", "2.11")]
public sealed class EditTests
{
    [Theory, OnBothDatabases]
    public async Task Patients_and_coaches_write_no_programme_and_one_that_is_not_there_is_not_there(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(await clinic.AccountOf(ana))).Get("/programmes/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(await clinic.Account("Coach Kay", Role.Coach))).Get("/programmes")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await clinic.SignedIn(clinic.Admin)).Get($"/programmes/edit?id={Guid.NewGuid()}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_written_on_the_page_changed_into_a_next_version_and_shown_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var admin = await clinic.SignedIn(clinic.Admin);
        var id = Browserless.Field(await admin.Page("/programmes/edit"), "Form.Id");
        (string, string)[] Fields(string revision, string lastDay) =>
        [
            ("Form.Id", id), ("Form.Revision", revision), ("Form.Name", "Two a week"), ("Form.MinSpacingDays", "3"), ("Form.GapDays", "90"),
            ("Form.Steps[0].Phase", "Induction"), ("Form.Steps[0].Kind", "Session"), ("Form.Steps[0].Day", "0"), ("Form.Steps[0].Minutes", "120"),
            ("Form.Steps[1].Phase", ""), ("Form.Steps[1].Kind", "Session"), ("Form.Steps[1].Day", ""), ("Form.Steps[1].Minutes", "120"),
            ("Form.Steps[2].Phase", "Induction"), ("Form.Steps[2].Kind", "Session"), ("Form.Steps[2].Day", lastDay), ("Form.Steps[2].Minutes", "120"), ("Form.Steps[2].AtHome", "true"),
        ];
        var tooClose = await (await admin.Post("/programmes/edit", "/programmes/edit", Fields("0", "2"))).Text();
        Assert.Contains("The sessions on day 0 and day 2 stand closer than 3 days.", tooClose);
        Assert.Equal(("Two a week", "2"), (Browserless.Field(tooClose, "Form.Name"), Browserless.Field(tooClose, "Form.Steps[2].Day")));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post("/programmes/edit", "/programmes/edit", Fields("0", "3"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post("/programmes/edit", "/programmes/edit", Fields("0", "3"))).StatusCode);
        Assert.Single(await clinic.Read(db => db.ProgrammeTemplates.ToListAsync()));
        var again = await admin.Page($"/programmes/edit?id={id}");
        Assert.Equal(("1", "3"), (Browserless.Field(again, "Form.Revision"), Browserless.Field(again, "Form.Steps[1].Day")));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post("/programmes/edit", "/programmes/edit", Fields("1", "4"))).StatusCode);
        Assert.Equal([1, 2], await clinic.Read(db => db.ProgrammeTemplates.Select(t => t.Revision).OrderBy(r => r).ToListAsync()));
        Assert.Contains("version 2, 2 dates, followed by 0 patients", await admin.Page("/programmes"));
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task Two_people_who_change_it_at_once_are_told_and_neither_loses_the_others_version(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var keep = clinic.Get<KeepTemplate>();
        var id = Guid.CreateVersion7();
        TemplateBody Body(int revision, string name) => new(id, revision, name, 2, 90, [new("Start", AppointmentKind.Session, 0, 60, false)], false);
        Assert.Equal("", await keep.Run(clinic.Admin.Caller(), Body(0, "One")));
        var both = await Task.WhenAll(keep.Run(clinic.Admin.Caller(), Body(1, "Two")), keep.Run(clinic.DrOsei.Caller(), Body(1, "Three")));
        Assert.Single(both, "");
        Assert.Single(both, w => w.StartsWith("Somebody else has changed this programme meanwhile.", StringComparison.Ordinal));
        Assert.Equal(2, await clinic.Read(db => db.ProgrammeTemplates.CountAsync()));
    }

    [Theory]
    [InlineData(0, 90, 0, 60, "Between two sessions there are 1 to 60 days.")]
    [InlineData(61, 90, 0, 60, "Between two sessions there are 1 to 60 days.")]
    [InlineData(60, 13, 0, 60, "14 to 730 days")]
    [InlineData(1, 731, 0, 60, "14 to 730 days")]
    [InlineData(1, 730, 731, 60, "from 0 to 730")]
    [InlineData(1, 14, 730, 9, "from 10 to 600 minutes")]
    [InlineData(1, 14, 730, 600, "")]
    [InlineData(60, 730, 0, 10, "")]
    public void Numbers_off_the_scale_are_named(int spacing, int gap, int day, int minutes, string problem)
    {
        var said = new TemplateBody(Guid.NewGuid(), 0, "A", spacing, gap, [new("Start", AppointmentKind.Session, day, minutes, false)], false).Problem();
        Assert.True(problem.Length == 0 ? said.Length == 0 : said.Contains(problem, StringComparison.Ordinal), said);
    }
}

using System.Net;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Page;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>The pages on which people ask for help, while the database server is gone: numbers, the truth, and what was typed.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "offline-queue")]
public sealed class HelpWhileTheDatabaseIsAwayTests
{
    private static readonly Dictionary<string, string> Words = new() { ["words"] = "It is too much since this morning" };
    private static readonly Dictionary<string, string> Quiet = new() { ["Words"] = "He slept and ate", ["Seems"] = nameof(Seems.Well) };
    private static readonly Dictionary<string, string> Worry = new() { ["Words"] = "She does not answer the door" };

    [Fact]
    public async Task Each_shows_the_numbers_says_that_nobody_has_been_told_holds_what_was_typed_and_takes_it_afterwards()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var clinic = await TestClinic.Open(new DatabasePlace(Directory.CreateTempSubdirectory("evenkeel-test-").FullName, postgres.Connection("care")));
        var ben = await clinic.Enrol("Ben");
        var supporter = await clinic.Supports(ben, "Mia");
        await clinic.Change(db => db.Consents.Add(new Consent { ClinicId = ben.ClinicId, Id = Guid.CreateVersion7(), PatientId = ben.Id, Kind = ConsentKind.AsksHowISeem, SupportPersonId = supporter.Id, GivenAt = clinic.Now }));
        using var patient = await Visitor.SignedIn(clinic, await clinic.AccountOf(ben));
        using var mia = await Visitor.SignedIn(clinic, await clinic.Read(db => db.Users.SingleAsync(u => u.Id == supporter.UserId)));
        var (now, callMe, worse) = (await patient.Form("/help/now", "I need help now"), await patient.Form("/help/now", "Please call me"), await patient.Form("/help/worse", "Tell my clinic that I feel worse"));
        var worried = await mia.Form("/support", "I’m worried");
        var seems = await mia.Form("/support", SeemsWords.Button(Seems.Well));

        postgres.Stop();
        await Stands(patient, now, []);
        await Stands(patient, callMe, []);
        Assert.Contains(Words["words"], (await Stands(patient, worse, Words)).Text);
        Assert.Contains(Worry["Words"], (await Stands(mia, worried, Worry)).Html);
        Assert.Contains(Quiet["Words"], (await Stands(mia, seems, Quiet)).Html);
        foreach (var (visitor, page) in new[] { (patient, "/help/now"), (patient, "/help/worse"), (mia, "/support") })
        {
            var opened = await visitor.Get(page);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, opened.Status);
            Assert.Contains("116 123", opened.Text);
        }

        postgres.StartAgain();
        foreach (var (visitor, form, typed) in new[] { (patient, now, new()), (patient, callMe, new()), (patient, worse, Words), (mia, worried, Worry), (mia, seems, Quiet) })
        {
            Assert.Equal(HttpStatusCode.Found, (await visitor.Send(form, typed)).Status);
        }

        Assert.Equal(
            new[] { ReportKind.NeedHelpNow, ReportKind.FeelWorse, ReportKind.CallMe, ReportKind.SupportWorried }.Order(),
            (await clinic.Read(db => db.Reports.Select(r => r.Kind).ToListAsync())).Order());
    }

    private static async Task<Shown> Stands(Visitor visitor, DrawnForm form, Dictionary<string, string> typed)
    {
        var page = await visitor.Send(form, typed);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("does not have", page.Text);
        Assert.Contains("116 123", page.Text);
        // The same number, so that a second try is the same message.
        Assert.Contains(form.Fields.First(f => f.Key.Equals("id", StringComparison.OrdinalIgnoreCase)).Value, page.Html);
        return page;
    }
}

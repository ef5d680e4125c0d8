using System.Net;
using System.Security.Cryptography;
using System.Text;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Enrolment;

[Trait("Row", "1.7")]
[Trait("Hazard", "consent-not-informed")]
public sealed class AgreementTests
{
    private const string Page = "/enrolment/agreement";
    private const string Sign = "Sign the agreement";

    [Theory, OnBothDatabases]
    public async Task Nobody_but_the_patient_signs_or_reads_what_was_signed(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.Signs(ana);
        var signed = (await Signatures(clinic)).Single().Id;
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var ben = await clinic.Visit("Ben");
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get($"/enrolment/signed/{signed}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get($"/enrolment/signed/{signed}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Get($"/enrolment/signed/{Guid.NewGuid()}")).Status);
    }

    [Theory, OnBothDatabases(Races = true)]
    public async Task The_signature_keeps_version_language_words_time_and_name_and_the_words_can_be_read_for_ever(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        Assert.Contains("About half of the people feel clearly better. Not everyone does.", (await ana.Get(Page)).Text);
        Assert.Contains("Please type your name to sign.", (await ana.Fill(Page, Sign, new() { ["Name"] = " " })).Text);
        Assert.Contains("at most 200 characters", (await ana.Fill(Page, Sign, new() { ["Name"] = new string('n', 201) })).Text);
        Assert.Empty(await Signatures(clinic));
        var form = await ana.Form(Page, Sign);
        var answers = await Task.WhenAll(ana.Send(form, new() { ["Name"] = "Ana B. Smith" }), ana.Send(form, new() { ["Name"] = "Ana B. Smith" }));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        var signature = Assert.Single(await Signatures(clinic));
        var words = Assert.Single(await clinic.Read(db => db.ConsentTexts.ToListAsync()));
        Assert.Equal((1, "en", "Ana B. Smith", clinic.Now), (signature.Version, signature.Language, signature.SignedName, signature.SignedAt));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.Words))), signature.WordsHash);
        Assert.Contains("You have signed this , 10:00", (await ana.Get(Page)).Text);
        var read = (await ana.Get($"/enrolment/signed/{signature.Id}")).Text;
        Assert.Contains("About half of the people feel clearly better.", read);
        Assert.Contains("Ana B. Smith When 2 November 2026, 10:00 (Europe/London)", read);
        Assert.DoesNotContain("not exactly the ones", read);
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "consent-while-altered")]
    public async Task Nothing_is_signed_while_judgement_is_altered(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Change(db => db.Sessions.Add(new Data.TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, StartedAt = clinic.Now, DosedAt = clinic.Now, AlteredUntil = clinic.Now.AddHours(5), On = new(2026, 11, 2),
            Route = RouteOfAdministration.Intravenous, RecordedBy = clinic.DrOsei.Id, RecordedAt = clinic.Now,
        }));
        var form = await ana.Form(Page, Sign);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(5).AddMicroseconds(-1));
        Assert.Equal((HttpStatusCode)423, (await ana.Send(form, new() { ["Name"] = "Ana" })).Status);
        Assert.Empty(await Signatures(clinic));
        clinic.Time.SetUtcNow(TestClinic.Monday.AddHours(5));
        await ana.Send(form, new() { ["Name"] = "Ana" });
        Assert.Single(await Signatures(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_forged_version_language_or_hash_signs_nothing_and_shows_the_words_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        foreach (var (field, value) in new (string, string)[]
        {
            ("Hash", new string('0', 64)), ("Hash", ""), ("Version", "2"), ("Version", "0"), ("Version", "x"), ("Language", "de"), ("Language", ""),
        })
        {
            var page = await ana.Fill(Page, Sign, new() { ["Name"] = "Ana Smith", [field] = value });
            Assert.Contains("Nothing is signed.", page.Text);
            Assert.Contains("About half of the people", page.Text);
            Assert.Contains("value=\"Ana Smith\"", page.Html);
        }

        Assert.Contains("This page has lost its number.", (await ana.Fill(Page, Sign, new() { ["Name"] = "Ana Smith", ["Id"] = "" })).Text);
        Assert.Empty(await Signatures(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_changed_while_they_were_read_are_shown_again_and_a_new_version_asks_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        var old = await ana.Form(Page, Sign);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        await Publish(noor, ShippedConsent.Words + "\n\nVersion two of our clinic.");
        var page = await ana.Send(old, new() { ["Name"] = "Ana" });
        Assert.Contains("Nothing is signed.", page.Text);
        Assert.Contains("Version two of our clinic.", page.Text);
        await ana.Fill(Page, Sign, new() { ["Name"] = "Ana" });
        Assert.Equal((ConsentState.Signed, 2), await Now(clinic, patient));
        Assert.DoesNotContain("There is an agreement to read", (await ana.Get("/home")).Text);
        clinic.Time.Advance(TimeSpan.FromDays(1));
        await Publish(noor, ShippedConsent.Words + "\n\nVersion three.");
        Assert.Equal((ConsentState.NewVersion, 2), await Now(clinic, patient));
        Assert.Contains("There is an agreement to read", (await ana.Get("/home")).Text);
        Assert.Contains("There is a new version of the agreement.", (await ana.Get(Page)).Text);
        await ana.Fill(Page, Sign, new() { ["Name"] = "Ana" });
        Assert.Equal((ConsentState.Signed, 3), await Now(clinic, patient));
        // What was signed first is still there, word for word.
        var first = (await Signatures(clinic)).Single(s => s.Version == 2);
        Assert.Contains("Version two of our clinic.", (await ana.Get($"/enrolment/signed/{first.Id}")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_were_altered_in_the_database_no_longer_count_and_say_so(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Signs(patient);
        await clinic.Read(db => db.ConsentTexts.ExecuteUpdateAsync(t => t.SetProperty(x => x.Words, x => x.Words + " And more.")));
        Assert.Equal((ConsentState.NewVersion, 1), await Now(clinic, patient));
        Assert.Contains("not exactly the ones that you signed", (await ana.Get($"/enrolment/signed/{(await Signatures(clinic)).Single().Id}")).Text);
    }

    internal static async Task Publish(Visitor noor, string words)
    {
        var preview = await noor.Fill("/clinic/agreement", "Look at it as patients will", new() { ["words"] = words });
        Assert.Contains("As patients will see it", preview.Text);
        var after = Browserless.Field(preview.Html, "after");
        var form = await noor.Form("/clinic/agreement", "Look at it as patients will");
        Assert.Equal(HttpStatusCode.Found, (await noor.Send(form with { Action = "/clinic/agreement" }, new() { ["words"] = words, ["after"] = after, ["sure"] = "true" })).Status);
    }

    private static async Task<(ConsentState, int)> Now(TestClinic clinic, Patient patient)
    {
        var now = await clinic.Read(db => ReadConsent.Of(db, patient.Key(), TestContext.Current.CancellationToken));
        return (now.State, now.Signature!.Version);
    }

    private static Task<List<ConsentSignature>> Signatures(TestClinic clinic) => clinic.Read(db => db.ConsentSignatures.AsNoTracking().ToListAsync());
}

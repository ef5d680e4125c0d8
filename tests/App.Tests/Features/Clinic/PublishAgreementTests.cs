using System.Net;
using Evenkeel.Clinical.Words;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "1.7")]
[Trait("Hazard", "consent-not-informed")]
public sealed class PublishAgreementTests
{
    private const string Page = "/clinic/agreement";

    [Theory, OnBothDatabases]
    public async Task Only_an_admin_publishes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get(Page)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_version_is_seen_before_it_is_published_confirmed_and_published_once_and_the_one_before_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("Version 1, in force: as it came with the program, signed by 0 patients", (await noor.Get(Page)).Text);
        var form = (await noor.Form(Page, "Look at it as patients will")) with { Action = Page };
        var words = ShippedConsent.Words + "\n\n# Ours\n\nWritten by us.";
        var typed = new Dictionary<string, string> { ["words"] = words };
        Assert.Contains("Please confirm that a clinician has read it.", (await noor.Send(form, typed)).Text);
        typed["sure"] = "true";
        var answers = new[] { await noor.Send(form, typed), await noor.Send(form, typed) };
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Equal([1, 2], await clinic.Read(db => db.ConsentTexts.OrderBy(t => t.Version).Select(t => t.Version).ToListAsync()));
        var page = (await noor.Get(Page)).Text;
        Assert.Contains("Version 2, in force: since 10:00, signed by 0 patients", page);
        Assert.Contains("Written by us.", page);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_published_says_why_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        var form = (await noor.Form(Page, "Look at it as patients will")) with { Action = Page };
        var long200 = string.Join(' ', Enumerable.Repeat("Please read this with care.", 10));
        foreach (var (words, after, said) in new (string, string, string)[]
        {
            ("", "1", "at least 200 characters; this has 0"),
            (ShippedConsent.Words, "1", "Nothing needs to be published."),
            (long200 + " It gets worse before it gets better.", "1", "Please take out “worse before it gets better”"),
            (long200 + " Mine.", "0", "Somebody published another version meanwhile."),
            (new string('w', 50_001), "1", "Please keep it to 50,000 characters"),
        })
        {
            var page = await noor.Send(form, new() { ["words"] = words, ["after"] = after, ["sure"] = "true" });
            Assert.Contains(said, page.Text);
            Assert.True(words.Length is 0 or > 50_000 || page.Text.Contains(words[^20..].Trim(), StringComparison.Ordinal), page.Text);
        }

        Assert.Empty(await clinic.Read(db => db.ConsentTexts.ToListAsync()));
    }
}

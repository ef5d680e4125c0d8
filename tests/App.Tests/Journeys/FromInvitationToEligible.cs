using Device = Evenkeel.Tests.House.Device;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Somebody is invited, joins on their phone, and a clinician decides.</summary>
[Trait("Row", "1.5")]
[Trait("Row", "1.6")]
[Trait("Row", "1.7")]
public sealed class FromInvitationToEligible
{
    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task An_invitation_becomes_an_account_with_answers_an_agreement_and_a_decision(int width)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        await using var chromium = await Chromium.Open();
        string link;
        await using (var noor = await Screen.Open(clinic, chromium, new Device(width)))
        {
            await noor.SignIn(clinic.Admin);
            await noor.Go("/people");
            await noor.IsSound();
            await noor.Page.GetByLabel("Name").FillAsync("Ana");
            await noor.Page.GetByLabel("E-mail").FillAsync("ana@example.org");
            await noor.Page.GetByLabel("who looks after them").SelectOptionAsync("Dr Osei");
            await noor.Press("Make the link");
            await noor.Sees("It is shown this once.");
            await noor.IsSound();
            link = new Uri(await noor.Page.GetByLabel("Link to join").InputValueAsync()).AbsolutePath;
            await noor.Go("/clinic/agreement");
            await noor.Press("Look at it as patients will");
            await noor.Sees("As patients will see it");
            await noor.IsSound();
        }

        await using (var lost = await Screen.Open(clinic, chromium, new Device(width)))
        {
            // The browser itself calls "not found" an error, so only the page is looked at.
            await lost.Go("/join/not-a-link");
            await lost.Sees("We do not know this link");
            await Soundness.EveryoneCanUse(lost.Page);
            await Soundness.Fits(lost.Page);
        }

        await using (var ana = await Screen.Open(clinic, chromium, new Device(width) { Zone = "America/New_York" }))
        {
            await ana.Go(link);
            await ana.IsSound();
            await Assertions.Expect(ana.Page.GetByLabel("A place with the same time")).ToHaveValueAsync("America/New_York");
            await ana.Page.GetByLabel("A password that only you know").FillAsync(Newcomers.Mine);
            await ana.Page.GetByLabel("The password, once more").FillAsync(Newcomers.Mine);
            await ana.Press("Open my account");
            await ana.Sees("Clock of America/New York");
            await ana.IsSound();
            await ana.Page.Locator("button[value=SecondKey]").ClickAsync();
            await ana.Sees("Go on: How we reach you");
            await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Go on: How we reach you" }).ClickAsync();
            await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the steps of joining" }).ClickAsync();
            await ana.Go("/enrolment/questions");
            await ana.IsSound();
            foreach (var question in await ana.Page.Locator("fieldset").AllAsync())
            {
                await question.GetByLabel("No", new() { Exact = true }).CheckAsync();
            }

            await ana.Press("Keep my answers");
            await ana.Sees("Kept. Thank you.");
            await ana.IsSound();
            await ana.Go("/enrolment/agreement");
            await ana.IsSound();
            await ana.Page.GetByLabel("Your name, as your signature").FillAsync("Ana Smith");
            await ana.Press("Sign the agreement");
            await ana.Sees("You have signed this");
            await ana.IsSound();
            await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Version 1, signed" }).ClickAsync();
            await ana.Sees("What you signed");
            await ana.IsSound();
        }

        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await using var osei = await Screen.Open(clinic, chromium, new Device(width));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go("/patients");
        await osei.Page.GetByRole(AriaRole.Link, new() { Name = "Sessions wait for a decision" }).ClickAsync();
        await osei.IsSound();
        await osei.Page.GetByLabel("Eligible: sessions may be booked").CheckAsync();
        await osei.Page.GetByLabel("Reason").FillAsync("Nothing speaks against it.");
        await osei.Press("Keep the decision");
        await osei.Sees("Nothing speaks against it.");
        await osei.IsSound();
        Assert.True((await clinic.Read(db => ReadEligibility.Of(db, patient.Key(), TestContext.Current.CancellationToken))).MayBook);
    }
}

using Device = Evenkeel.Tests.House.Device;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.Features.Sessions;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Journey E: a whole session at home. Sam sits with Ana and is worried at 40 minutes; Dr Osei runs the session from her desk; each sees what the other did.</summary>
[Trait("Row", "9.6")]
[Trait("Row", "N5")]
[Trait("Row", "2.4")]
[Trait("Row", "5.5")]
[Trait("Row", "5.6")]
[Trait("Row", "6.17")]
[Trait("Row", "6.18")]
[Trait("Hazard", "dosed-alone")]
public sealed class WorriedAtFortyMinutes
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 5000 };

    [Theory]
    [InlineData(Wide.Phone, Wide.Desk)]
    [InlineData(Wide.Desk, Wide.Phone, Explicit = true)]
    public async Task A_session_at_home_from_the_gate_to_the_end_with_a_worry_in_between(int samsWidth, int oseisWidth)
    {
        // Given Ana, eligible, with the agreement signed and her watch plan read, and Sam, who has the link
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        await TreatmentDay.Agree(clinic, day.Ana);
        await using var chromium = await Chromium.Open();
        await using var sam = await Screen.Open(clinic, chromium, new Device(samsWidth));
        await sam.Go(day.Address);
        await sam.Press("I have read it, and I know what to do");
        await sam.Sees("that you know what to do.");
        await sam.Page.GetByLabel("Upper number").FillAsync("128");
        await sam.Page.GetByLabel("Lower number").FillAsync("82");
        await sam.Press("Send this reading");
        await sam.Sees("128/82");
        await sam.IsSound();

        // When Dr Osei goes through the gate, she finds Sam's reading, and starts only when nothing is left
        await using var osei = await Screen.Open(clinic, chromium, new Device(oseisWidth));
        await osei.SignIn(clinic.DrOsei);
        await osei.Go($"/sessions/ready/{day.Visit}");
        await osei.Sees("128/82 mmHg; the limit is 140/90.");
        await osei.Sees("that they know what to do");
        await osei.Sees("It cannot start yet.");
        await osei.IsSound();
        foreach (var (item, words) in new[] { (SessionCheckItem.NoRedFlag, "asked, nothing new"), (SessionCheckItem.HeldMedicines, "none on the list"), (SessionCheckItem.FoodAndFluids, "nothing since six"), (SessionCheckItem.SupportPresent, "Sam, her brother"), (SessionCheckItem.WayHome, "at home, Sam stays") })
        {
            await osei.Page.Locator($"#words-{item}").FillAsync(words);
            await osei.Page.Locator($"button[aria-describedby={item}]", new() { HasText = "In order" }).First.ClickAsync();
        }

        await osei.Page.GetByLabel("Sublingual").CheckAsync();
        await osei.Press("Start the session");
        await osei.Sees("Began 10:00");
        await Fill(osei, ("DoseMg", "120"), ("Weight", "70"), ("Lot", "KX-7"), ("People", "Sam, her brother"), ("DosedAt", "10:00"));
        await osei.Sees("120 mg at 70 kg is 1.71 mg for each kg.");
        await osei.IsSound();

        // Then Sam's card counts, and Ana's own page has become large and calm and asks nothing that she could regret
        await using var ana = await Screen.Open(clinic, chromium, new Device(Wide.Phone));
        await ana.SignIn(await clinic.AccountOf(day.Ana));
        await ana.Go("/home");
        await ana.Sees("No driving and no big decisions until");
        await ana.IsSound();
        await clinic.Wait(TimeSpan.FromMinutes(15));
        await sam.Go(day.Address);
        await sam.Press("Well");
        await Assertions.Expect(sam.Page.Locator("#looked")).ToContainTextAsync("10:15: well");
        await clinic.Wait(TimeSpan.FromMinutes(15));
        await sam.Go(day.Address);
        await sam.Press("Not sure");
        await Assertions.Expect(sam.Page.Locator("#looked")).ToContainTextAsync("10:30: not sure");
        await osei.Go("/inbox");
        await osei.Sees("No open alerts.");

        // When Sam takes the reading at 40 minutes and is worried
        await clinic.Wait(TimeSpan.FromMinutes(10));
        await sam.Go(day.Address);
        await sam.Page.GetByLabel("Upper number").FillAsync("150");
        await sam.Page.GetByLabel("Lower number").FillAsync("95");
        await Assertions.Expect(sam.Page.GetByLabel("Which one is it?")).ToHaveValueAsync("At40Minutes");
        await sam.Press("Send this reading");
        await sam.Sees("150/95");
        await sam.Page.GetByLabel("What worries you?").FillAsync("She stares at me and does not answer");
        await sam.Press("I’m worried");

        // Then the card says what is known and what to do meanwhile, and her open inbox has it without being loaded again
        await sam.Sees("The clinic has it, since 10:40");
        await sam.Sees("Nobody has seen it yet.");
        await sam.Sees("If they cannot be woken, have chest pain or cannot breathe well, do not wait: call.");
        await sam.IsSound();
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await Assertions.Expect(osei.Page.Locator("#inbox")).ToContainTextAsync("Ana Lindqvist", Soon);
        var alert = await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code);
        Assert.Equal(Priority.Stat, alert.Priority);
        Assert.InRange(alert.OpenedAt - clinic.Now, TimeSpan.FromSeconds(-60), TimeSpan.Zero);

        // When she takes it, the card says that a person has seen it
        await osei.Page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).First.ClickAsync();
        await osei.Sees("She stares at me and does not answer");
        await osei.Page.GetByLabel("What you will do, and by when").FillAsync("I call Sam now.");
        await osei.Press("Take it");
        await osei.Sees("Dr Osei has it.");
        await osei.IsSound();
        await sam.Go(day.Address);
        await sam.Sees("Somebody there saw it at 10:40 and is acting on it.");
        await sam.IsSound();

        // When it has settled, Sam notes what it was like
        await clinic.Wait(TimeSpan.FromMinutes(20));
        await sam.Go($"{day.Address}/experience");
        await sam.Page.Locator("input[name=Kind][value=Fear]").CheckAsync();
        await sam.Page.Locator("input[name=Intensity][value='8']").CheckAsync();
        await sam.Page.GetByLabel("What helped").FillAsync("Holding her hand, and her music");
        await sam.IsSound();
        await sam.Press("Keep it");
        await sam.Sees("The clinic has it.");
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(day.Ana, HardSession.Code)).Priority);

        // and the session ends, the record closes only once it is whole
        await clinic.Wait(TimeSpan.FromMinutes(60));
        await sam.Go(day.Address);
        await sam.Press("Well");
        await sam.Page.GetByLabel("Upper number").FillAsync("126");
        await sam.Page.GetByLabel("Lower number").FillAsync("80");
        await sam.Page.GetByLabel("Which one is it?").SelectOptionAsync("End");
        await sam.Press("Send this reading");
        await sam.Sees("126/80");
        await osei.Go($"/sessions/run/{day.Visit}");
        await osei.Press("Close the record");
        await osei.Sees("It is not closed. Still missing:");
        await Fill(osei, ("EndedAt", "12:00"), ("AlteredUntil", "2026-11-03T09:00"));
        foreach (var item in SessionRecord.Discharge)
        {
            await osei.Page.Locator($"button[aria-describedby={item}][value=true]").ClickAsync();
        }

        await osei.Press("Close the record");
        await osei.Sees("Closed by Dr Osei");
        await osei.Sees("12:00, Sam, support person: well");
        await osei.IsSound();

        // Then a contact is owed within a day of her first session, and climbs when nobody has made it
        Assert.Equal(Priority.Routine, (await clinic.OpenAlert(day.Ana, FirstSessionContact.Code)).Priority);

        // and Sam's card has ended, and Ana finds all of it in her own record
        Assert.Equal(410, (await sam.Page.APIRequest.GetAsync(day.Address)).Status);
        await ana.Go("/home/timeline");
        await ana.Sees("Sam");
        await ana.IsSound();
        await ana.Go("/aftersession/experiences");
        await ana.Sees("Holding her hand, and her music");
        await ana.Sees("Sam");
        await ana.IsSound();
        Assert.Equal(3, await clinic.Read(db => db.LookIns.CountAsync()));
        Assert.Equal([VitalsMoment.BeforeDose, VitalsMoment.At40Minutes, VitalsMoment.End], await clinic.Read(db => db.VitalSigns.OrderBy(v => v.TakenAt).Select(v => v.Moment).ToListAsync()));
        Assert.NotNull((await clinic.Read(db => db.Sessions.SingleAsync())).ClosedAt);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(day.Ana, FirstSessionContact.Code)).Priority);
    }

    private static async Task Fill(Screen osei, params (string Field, string Value)[] record)
    {
        foreach (var (field, value) in record)
        {
            await osei.Page.Locator($"#{field}").FillAsync(value);
        }

        await osei.Page.Locator("form[action$='handler=Keep'] button").ClickAsync();
    }
}

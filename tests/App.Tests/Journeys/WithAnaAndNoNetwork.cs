using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Signs;
using Evenkeel.Data;
using Evenkeel.Tests.Features.Live;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>Sam sits with Ana, and the network goes: the card opens, counts, keeps every tap with its time, and says what the clinic does not know yet.</summary>
[Trait("Row", "N5")]
[Trait("Row", "6.17")]
[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "dosed-alone")]
public sealed class WithAnaAndNoNetwork
{
    private const string IsKept = "async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null && (await caches.match(location.pathname)) !== undefined; }";

    [Theory]
    [InlineData(Wide.Phone)]
    [InlineData(Wide.Desk, Explicit = true)]
    public async Task Look_ins_a_reading_and_a_worry_are_kept_on_the_phone_and_reach_the_clinic_with_their_times(int width)
    {
        // Given a session that began ten minutes ago, and Sam, who opened the card while there was a network
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var day = await LiveDay.Of(clinic);
        await day.Begins();
        await clinic.Wait(TimeSpan.FromMinutes(10));
        await using var sam = await Phone.Open(clinic, width);
        await sam.Go(day.Address);
        await sam.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");
        await sam.Go(day.Address);
        await sam.Page.WaitForFunctionAsync(IsKept);
        await Assertions.Expect(sam.Page.Locator("time[data-since]")).ToHaveTextAsync("10 minutes");
        await sam.IsSound();

        // When the network is gone, the card still opens and goes on counting
        await sam.Offline();
        await clinic.Wait(TimeSpan.FromMinutes(6));
        await sam.Go(day.Address);
        await Assertions.Expect(sam.Page.Locator("time[data-since]")).ToHaveTextAsync("16 minutes");
        await Assertions.Expect(sam.Page.Locator("time[data-next]")).ToHaveTextAsync("now");
        await Assertions.Expect(sam.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();

        // and what Sam taps is kept, and nothing says that anybody knows
        await sam.Press("Not sure");
        await sam.Sees("Not sent yet: one tap waits on this phone.");
        await sam.Page.GetByLabel("Upper number").FillAsync("80");
        await sam.Page.GetByLabel("Lower number").FillAsync("118");
        await sam.Press("Send this reading");
        await sam.Sees("Not sent yet: 2 taps wait on this phone.");
        await sam.Page.GetByLabel("What worries you?").FillAsync("She does not answer me");
        await sam.Press("I’m worried");
        await sam.Sees("Not sent yet: 3 taps wait on this phone. It is tried again by itself. If it is urgent, call.");
        await sam.IsSound();
        Assert.Equal((0, 0), (await clinic.Read(db => db.LookIns.CountAsync()), await clinic.Read(db => db.Alerts.CountAsync())));
        var tappedAt = clinic.Now;

        // When it is back, all of it arrives with the time of the tap
        await clinic.Wait(TimeSpan.FromMinutes(2));
        await sam.Online();
        await sam.Sees("Sent. The clinic has it.");
        Assert.Equal((Seems.NotSure, tappedAt), await clinic.Read(db => db.LookIns.Select(l => new ValueTuple<Seems, DateTimeOffset>(l.Seems, l.At)).SingleAsync()));
        var reading = await clinic.Read(db => db.VitalSigns.SingleAsync());
        Assert.Equal((80, 118, VitalsMoment.Between, tappedAt), (reading.Systolic, reading.Diastolic, reading.Moment, reading.TakenAt));
        Assert.StartsWith("It waited on a phone", reading.Words, StringComparison.Ordinal);
        var worry = await clinic.Read(db => db.Reports.SingleAsync(r => r.Kind == ReportKind.SupportWorriedInSession));
        Assert.Equal(("She does not answer me", tappedAt), (worry.Words, worry.MadeAt));
        Assert.Equal(Priority.Stat, (await clinic.OpenAlert(day.Ana, WorriedSupportPerson.Code)).Priority);
        await sam.IsSound();

        // With a network an unlikely reading is asked about, and what was typed stands there
        await sam.Page.GetByLabel("Upper number").FillAsync("80");
        await sam.Page.GetByLabel("Lower number").FillAsync("118");
        await sam.Press("Send this reading");
        await sam.Sees("Are the two swapped?");
        await Assertions.Expect(sam.Page.GetByLabel("Lower number")).ToHaveValueAsync("118");
        await sam.IsSound();
        await sam.Page.GetByLabel("Upper number").FillAsync("118");
        await sam.Page.GetByLabel("Lower number").FillAsync("80");
        await sam.Press("Send this reading");
        await Assertions.Expect(sam.Page.Locator("#readings")).ToContainTextAsync("118/80");

        // When the session ends, nothing of it stays on the phone
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        await sam.Go(day.Address);
        await sam.Sees("This card has ended");
        await sam.Until(() => sam.Page.EvaluateAsync<bool>("async () => localStorage.length === 0 && (await caches.match(location.pathname)) === undefined"));
        await sam.Offline();
        await sam.Go(day.Address);
        await Assertions.Expect(sam.Page.Locator("body")).Not.ToContainTextAsync("Ana");
    }
}

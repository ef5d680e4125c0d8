using Evenkeel.Care;
using System.Net.ServerSentEvents;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Home;

public sealed class HomeLiveTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    [Theory, OnBothDatabases]
    [Trait("Row", "4.9")]
    public async Task An_open_page_hears_of_each_step_within_five_seconds_and_reads_it(Store store)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var home = await clinic.SignedIn(await clinic.AccountOf(ben));
        await using var stream = await home.GetStreamAsync("/home/live", stop);
        await using var events = SseParser.Create(stream).EnumerateAsync(stop).GetAsyncEnumerator(stop);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("watching", events.Current.EventType);

        await clinic.Says(ben, ReportKind.FeelWorse);
        await Hears("Sent to your care team at 10:00.", "Nobody has seen it yet.");
        var alert = await clinic.OpenAlert(ben);
        var work = clinic.Get<WorkAlert>();
        await work.Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "I will call you before noon.", stop);
        await Hears("Dr Osei saw it at 10:00.", "“I will call you before noon.”");
        await work.Acknowledge(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, "I will call you at eleven.", stop);
        await Hears("“I will call you at eleven.”");
        await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke."), stop);
        await Hears("Dr Osei spoke with you about it.");

        async Task Hears(params string[] words)
        {
            clinic.Time.Advance(AtMost);
            Assert.True(await events.MoveNextAsync());
            Assert.Equal("changed", events.Current.EventType);
            Assert.DoesNotContain("Ben", events.Current.Data);
            var page = await home.Page("/home");
            Assert.All(words, w => Assert.Contains(w, page));
        }
    }
}

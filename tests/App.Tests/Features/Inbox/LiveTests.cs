using System.Net.ServerSentEvents;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.Inbox;

[Trait("Hazard", "late-alert")]
public sealed class LiveTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    [Theory, OnBothDatabases]
    [Trait("Row", "4.7")]
    public async Task An_open_inbox_hears_of_a_new_alert_half_a_second_later_and_then_shows_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var osei = await clinic.SignedIn(clinic.DrOsei);
        await using var stream = await osei.GetStreamAsync("/inbox/live", TestContext.Current.CancellationToken);
        await using var events = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("watching", events.Current.EventType);
        await clinic.Says(ana, ReportKind.CallMe);
        clinic.Time.Advance(Tick);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("changed", events.Current.EventType);
        Assert.DoesNotContain("Ana", events.Current.Data);
        var list = await osei.Page("/inbox?handler=list");
        Assert.Contains(">Ana<", list);
        Assert.DoesNotContain("<html", list);
    }
}

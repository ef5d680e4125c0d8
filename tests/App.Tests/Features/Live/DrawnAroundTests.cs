using Evenkeel.Clinical;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Features.Live;

/// <summary>The open card is drawn anew around what somebody is doing on it: nothing that they typed is lost, no tap waits for another, and "sent" is only said of what the clinic has.</summary>
[Trait("Row", "6.17")]
[Trait("Hazard", "offline-queue")]
public sealed class DrawnAroundTests : IAsyncLifetime
{
    private TestClinic _clinic = null!;
    private LiveDay _day = null!;
    private Chromium _chromium = null!;
    private IPage _card = null!;

    public async ValueTask InitializeAsync()
    {
        _clinic = await TestClinic.Open(Store.Sqlite);
        _day = await LiveDay.Of(_clinic);
        await _day.Begins();
        _chromium = await Chromium.Open();
        // Without the worker, so that a request can be held on its way; with a clock that stands, so that nothing is tried again by itself.
        var context = await _chromium.Browser.NewContextAsync(new() { BaseURL = _clinic.Address.ToString(), ServiceWorkers = ServiceWorkerPolicy.Block });
        _card = await context.NewPageAsync();
        await _card.Clock.InstallAsync(new() { TimeDate = _clinic.Now.UtcDateTime });
        await _card.GotoAsync(_day.Address);
        await Assertions.Expect(_card.Locator("html")).ToHaveAttributeAsync("data-live", "ready");
        await _card.Clock.PauseAtAsync(_clinic.Now.UtcDateTime.AddSeconds(5));
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _clinic.DisposeAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_card_is_drawn_anew_stays()
    {
        var drawing = await Hold("GET");
        await Press("Well");
        await drawing.Came;
        await Assertions.Expect(_card.Locator("#live-state")).ToHaveTextAsync("Sent. The clinic has it.");
        await _card.GetByLabel("Upper number").FillAsync("126");
        await _card.GetByLabel("What worries you?").FillAsync("She is so quiet");
        drawing.Release();
        await Assertions.Expect(_card.Locator("#looked li")).ToHaveCountAsync(1);
        await Assertions.Expect(_card.GetByLabel("Upper number")).ToHaveValueAsync("126");
        await Assertions.Expect(_card.GetByLabel("What worries you?")).ToHaveValueAsync("She is so quiet");
        // The words would lie over the fields of a phone.
        await Assertions.Expect(_card.Locator("#live-state")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_second_reading_is_a_reading_of_its_own_though_the_card_was_not_loaded_anew()
    {
        await _card.GetByLabel("What worries you?").FillAsync("She is so quiet");
        await Read("124", "78");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("124/78");
        await Read("126", "80");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("126/80");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("124/78");
        Assert.Equal([124, 126], await _clinic.Read(db => db.VitalSigns.OrderBy(v => v.Systolic).Select(v => v.Systolic!.Value).ToListAsync()));
    }

    [Fact]
    public async Task A_worry_waits_for_no_look_in_that_hangs()
    {
        var looking = await Hold("POST");
        await Press("Well");
        await looking.Came;
        await Press("I’m worried");
        await Assertions.Expect(_card.Locator("#heard")).ToContainTextAsync("The clinic has it");
        Assert.Equal(1, await _clinic.Read(db => db.Reports.CountAsync(r => r.Kind == ReportKind.SupportWorriedInSession)));
        looking.Release();
        await Assertions.Expect(_card.Locator("#looked li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_kept_copy_that_is_opened_twice_takes_two_readings()
    {
        var copy = await _card.APIRequest.GetAsync(_day.Address);
        var html = await copy.TextAsync();
        await _card.RouteAsync("**/live/*", route => route.Request.IsNavigationRequest ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }) : route.ContinueAsync());
        foreach (var upper in new[] { "124", "126" })
        {
            await _card.GotoAsync(_day.Address);
            await Assertions.Expect(_card.Locator("html")).ToHaveAttributeAsync("data-live", "ready");
            await Read(upper, "78");
            await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync($"{upper}/78");
        }

        Assert.Equal([124, 126], await _clinic.Read(db => db.VitalSigns.OrderBy(v => v.Systolic).Select(v => v.Systolic!.Value).ToListAsync()));
    }

    [Fact]
    public async Task A_worry_that_waited_past_the_end_of_the_session_is_still_sent_before_the_phone_forgets_it()
    {
        await _card.Context.SetOfflineAsync(true);
        await Press("I’m worried");
        await Assertions.Expect(_card.Locator("#live-state")).ToContainTextAsync("Not sent yet: one tap waits");
        await _clinic.Wait(TimeSpan.FromMinutes(1));
        await _clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, _clinic.Now)));
        await _card.Context.SetOfflineAsync(false);
        await _card.GotoAsync(_day.Address);
        await Assertions.Expect(_card.Locator("main")).ToContainTextAsync("This card has ended");
        await _card.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.Equal(1, await _clinic.Read(db => db.Reports.CountAsync(r => r.Kind == ReportKind.SupportWorriedInSession)));
    }

    [Fact]
    public async Task What_the_clinic_did_not_take_is_never_called_sent()
    {
        await _day.Shares(ConsentKind.SeesSessionDay, give: false);
        await Press("I’m worried");
        await Assertions.Expect(_card.Locator("#live-state")).ToContainTextAsync("the clinic did not get what you just tapped");
        Assert.Equal(0, await _clinic.Read(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task A_question_about_a_reading_stands_until_it_is_answered_and_a_worry_beside_it_is_still_heard()
    {
        await Read("80", "118");
        await Assertions.Expect(_card.Locator("#pressure-form")).ToContainTextAsync("Are the two swapped?");
        await Press("I’m worried");
        await Assertions.Expect(_card.Locator("#heard")).ToContainTextAsync("The clinic has it");
        await Assertions.Expect(_card.Locator("#pressure-form")).ToContainTextAsync("Are the two swapped?");
        await Assertions.Expect(_card.GetByLabel("Lower number")).ToHaveValueAsync("118");
        await Read("118", "80");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("118/80");
        await Assertions.Expect(_card.Locator("#pressure-form")).Not.ToContainTextAsync("Are the two swapped?");
    }

    [Fact]
    public async Task Who_types_the_next_reading_already_is_not_asked_about_the_one_before_and_both_are_kept()
    {
        var sending = await Hold("POST");
        await Read("80", "118");
        await sending.Came;
        await _card.GetByLabel("Upper number").FillAsync("124");
        sending.Release();
        await Assertions.Expect(_card.Locator("#live-state")).ToContainTextAsync("Not sent yet: one tap waits");
        await Assertions.Expect(_card.GetByLabel("Upper number")).ToHaveValueAsync("124");
        await Read("124", "78");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("80/118");
        await Assertions.Expect(_card.Locator("#readings")).ToContainTextAsync("124/78");
    }

    private Task Press(string button) => _card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task Read(string upper, string lower)
    {
        await _card.GetByLabel("Upper number").FillAsync(upper);
        await _card.GetByLabel("Lower number").FillAsync(lower);
        await _card.GetByLabel("Which one is it?").SelectOptionAsync(nameof(VitalsMoment.Between));
        await Press("Send this reading");
    }

    /// <summary>Keeps the first request of a kind on its way until it is released.</summary>
    private async Task<Held> Hold(string method)
    {
        var held = new Held();
        await _card.RouteAsync("**/live/**", async route =>
        {
            if (route.Request.Method == method && held.Take())
            {
                await held.IsReleased;
            }

            await route.ContinueAsync();
        });
        return held;
    }

    private sealed class Held
    {
        private readonly TaskCompletionSource _came = new(), _released = new();

        public Task Came => _came.Task;

        public Task IsReleased => _released.Task;

        public bool Take() => _came.TrySetResult();

        public void Release() => _released.SetResult();
    }
}

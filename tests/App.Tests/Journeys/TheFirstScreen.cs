using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Journeys;

/// <summary>What a raw person has before them on a phone of 390 by 844: little, and the right thing first.</summary>
[Trait("Row", "10.14")]
[Trait("Hazard", "missed-crisis")]
public sealed class TheFirstScreen
{
    /// <summary>Pixels, closed.</summary>
    private const int TallestHome = 2000, TallestHead = 130, Screenful = 844, SmallestTarget = 24, KindTarget = 44;

    private const string HeadEnds = "() => Math.max(...['.top', '.reach'].map(s => document.querySelector(s).getBoundingClientRect().bottom))";

    [Theory]
    [InlineData("steady"), InlineData("dipping"), InlineData("fading"), InlineData("the day of a session"), InlineData("everything at once")]
    public async Task Home_is_short_and_what_stands_above_it_shorter(string story)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await Lives(clinic, ben, story);
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await phone.SignIn(await clinic.AccountOf(ben));
        await phone.Go("/home");
        Assert.InRange(await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), Screenful / 2, TallestHome);
        Assert.InRange(await phone.Page.EvaluateAsync<double>(HeadEnds), 1, TallestHead);
        await phone.IsSound();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_grave_answer_a_number_lies_within_the_first_screen_wherever_they_go(bool scripts)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(Wide.Phone) { Scripts = scripts });
        await phone.SignIn(await clinic.AccountOf(ben));
        await phone.Go("/checkins/today");
        await phone.Press("Passing thoughts");
        await phone.Page.WaitForURLAsync("**/checkins/screener/*");
        await NumberIsNear();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Not now, go on with today's check-in" }).ClickAsync();
        await NumberIsNear();
        await phone.Press("Keep my answers");
        await phone.Page.WaitForURLAsync("**/checkins/screener/*");
        await NumberIsNear();
        await phone.Press("Send");
        await phone.Page.WaitForURLAsync("**/help/now?told=*");
        await NumberIsNear();
        await phone.Go("/home");
        await NumberIsNear();

        async Task NumberIsNear()
        {
            await phone.Sees("Call 999");
            var box = (await phone.Page.Locator("main a[href='tel:999']:visible").First.BoundingBoxAsync())!;
            Assert.InRange(box.Y, 0, Screenful - KindTarget);
            Assert.InRange(box.Height, KindTarget, Screenful);
            await phone.IsSound();
        }
    }

    [Fact]
    public async Task What_the_keyboard_reaches_is_never_under_the_bar()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await phone.SignIn(await clinic.AccountOf(ben));
        const string Hidden = """
            () => {
              const [on, bar] = [document.activeElement, document.querySelector('.reach')];
              if (!on || on === document.body || bar.contains(on) || !on.closest('main')) return '';
              const [a, b] = [on.getBoundingClientRect(), bar.getBoundingClientRect()];
              return a.top >= b.bottom - 1 || a.height === 0 ? '' : `${on.outerHTML.slice(0, 80)} at ${a.top}, bar to ${b.bottom}`;
            }
            """;
        foreach (var path in (string[])["/home", "/checkins/today"])
        {
            await phone.Go(path);
            await phone.Page.EvaluateAsync("() => { scrollTo(0, document.documentElement.scrollHeight); document.querySelector('footer a').focus(); }");
            for (var back = 0; back < 30; back++)
            {
                await phone.Page.Keyboard.PressAsync("Shift+Tab");
                Assert.Equal("", await phone.Page.EvaluateAsync<string>(Hidden));
            }
        }
    }

    [Theory]
    [InlineData(320, SmallestTarget), InlineData(Wide.Phone, KindTarget), InlineData(Wide.Desk, KindTarget)]
    public async Task Every_number_of_a_scale_is_large_enough_for_a_shaking_finger(int width, int least)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(width));
        await phone.SignIn(await clinic.AccountOf(ben));
        await phone.Go("/checkins/today");
        var smallest = await phone.Page.EvaluateAsync<double>("() => Math.min(...[...document.querySelectorAll('.scale span')].flatMap(s => [s.getBoundingClientRect().width, s.getBoundingClientRect().height]))");
        Assert.InRange(smallest, least, 120);
        await phone.IsSound();
    }

    [Fact]
    public async Task In_forced_colours_the_chosen_number_has_its_own_ground_and_line()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await phone.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await phone.SignIn(await clinic.AccountOf(ben));
        await phone.Go("/checkins/today");
        await phone.Page.Locator("label:has(input[name='Form.LowMood'][value='6'])").ClickAsync();
        const string Ground = "v => { const s = getComputedStyle(document.querySelector(`input[name='Form.LowMood'][value='${v}'] + span`)); return `${s.backgroundColor} ${s.borderTopWidth}`; }";
        var (chosen, other) = (await phone.Page.EvaluateAsync<string>(Ground, "6"), await phone.Page.EvaluateAsync<string>(Ground, "5"));
        Assert.NotEqual(other.Split(") ")[0], chosen.Split(") ")[0]);
        Assert.EndsWith(" 3px", chosen, StringComparison.Ordinal);
        Assert.EndsWith(" 1px", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home"), InlineData("/checkins/today"), InlineData("/help/now"), InlineData("/crisis"), InlineData("/account/signin")]
    public async Task Read_from_right_to_left_no_page_is_wider_than_the_screen(string path)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ben = await clinic.Enrol("Ben");
        await using var chromium = await Chromium.Open();
        await using var phone = await Screen.Open(clinic, chromium, new(Wide.Phone));
        await phone.SignIn(await clinic.AccountOf(ben));
        await phone.Go(path);
        await phone.Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        Assert.InRange(await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, Wide.Phone);
        await phone.Page.EvaluateAsync("() => document.querySelector('.skip').focus()");
        Assert.InRange((await phone.Page.Locator(".skip").BoundingBoxAsync())!.X, 0, Wide.Phone);
    }

    private static async Task Lives(TestClinic clinic, Patient ben, string story)
    {
        await clinic.Change(db =>
        {
            db.Attach(ben);
            (ben.CallWhen, ben.CallWhom) = ("your answers reach 6 two days in a row", "Dr Osei");
        });
        switch (story)
        {
            case "steady":
                await clinic.HadASession(ben, TimeSpan.FromDays(3));
                await clinic.Answers(ben, 3);
                break;
            case "dipping":
                await clinic.Dips(ben);
                break;
            case "fading":
                await clinic.Fades(ben);
                break;
            case "the day of a session":
                await clinic.HadASession(ben, TimeSpan.FromHours(2));
                break;
            default:
                await clinic.Dips(ben);
                await clinic.Supports(ben, "Mia");
                await clinic.Get<SubmitCheckIn>().Run(ben.Body(clinic.Now, 9, SafetyAnswer.StrongOrFrequent, hope: 1));
                await clinic.Says(ben, ReportKind.FeelWorse);
                await clinic.Says(ben, ReportKind.CallMe);
                await clinic.Says(ben, ReportKind.NeedHelpNow);
                break;
        }
    }
}

using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Evenkeel.Tests.Faults;

/// <summary>Three days without a network, and then everything at once.</summary>
[Trait("Row", "10.7")]
[Trait("Hazard", "offline-queue")]
public sealed class DaysWithoutANetworkTests
{
    private const int Entries = 40;

    /// <summary>In another order than they were made, as a store gives them back that is ordered by chance.</summary>
    private const string Scrambled = """
        async ([owner, start, count]) => {
          const { keep } = await import('/offline/outbox.js');
          for (const i of [...Array(count).keys()].sort((a, b) => (a * 17) % count - (b * 17) % count)) {
            const madeAt = new Date(start + i * 100 * 60000).toISOString();
            const id = `00000000-0000-4000-8000-${String((i * 7919) % 100000).padStart(12, '0')}`;
            await keep(owner, { kind: 'check-in', id, madeAt, fields: { LowMood: String(i % 8), Anxiety: '3', Restlessness: '3', Hope: '6', Mode: '', Safety: '1', Whole: 'true' } });
          }
        }
        """;

    [Theory, OnBothDatabases]
    public async Task Forty_entries_of_three_days_arrive_once_each_with_the_time_when_they_were_made(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await using var phone = await Phone.Open(clinic);
        await phone.SignIn(await clinic.AccountOf(ana));
        var start = clinic.Now;
        await phone.Offline();
        clinic.Time.Advance(TimeSpan.FromDays(3));
        await phone.Open("/checkins/today");
        var owner = await phone.Page.EvaluateAsync<string>("async () => (await import('/offline/owner.js')).whose()");
        await phone.Page.EvaluateAsync(Scrambled, new object[] { owner, start.ToUnixTimeMilliseconds(), Entries });
        Assert.Equal(Entries, await phone.Waiting());

        // One more, by hand, and the page says the truth about all of them.
        await phone.Open("/checkins/today");
        await phone.Sees($"{Entries} answers are kept on this phone only.");
        await phone.Tap("LowMood", 7);
        await phone.Press("Passing thoughts");
        await phone.Sees("is on this phone only. The clinic does not know yet.");
        await Assertions.Expect(phone.Page.Locator("a[href='tel:999']:visible").First).ToBeVisibleAsync();

        await phone.Offline(false);
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("Kept at the clinic");
        Assert.Equal(0, await phone.Waiting());

        var kept = await clinic.Read(db => db.CheckIns.AsNoTracking().Where(c => c.IsWhole).OrderBy(c => c.AnsweredAt).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Entries).Select(i => (start.AddMinutes(i * 100), Answer.Of(i % 8))), kept.Select(c => (c.AnsweredAt, c.LowMood)));
        Assert.All(kept, c => Assert.False(c.ClockWasOff));
        Assert.Equal(Priority.Asap, (await clinic.OpenAlert(ana, "ideation")).Priority);

        // Everything again changes nothing.
        await phone.Open("/home/offline");
        await phone.Sees("kept at the clinic");
        Assert.Equal(Entries + 1, await clinic.Read(db => db.CheckIns.Select(c => c.Id).Distinct().CountAsync()));
    }
}

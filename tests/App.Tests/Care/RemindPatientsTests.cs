using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Features.Reminders;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "10.9")]
[Trait("Hazard", "clock-and-zone")]
public sealed class RemindPatientsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task Each_day_at_the_chosen_minute_one_message_that_is_unwanted_when_the_day_is_over(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Wait(9 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await Reminders(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var reminder = Assert.Single(await Reminders(clinic));
        Assert.Equal(
            ($"reminder/{ana.Id}/2026-11-02", Tuesday(4), (await clinic.AccountOf(ana)).Id, Channel.Push),
            (reminder.Key, reminder.ExpiresAt, reminder.UserId, reminder.Channel));
        await clinic.Wait(48 * Hour, Hour);
        Assert.Equal(3, (await Reminders(clinic)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_answered_today_is_not_reminded(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Answers(ana, 3);
        await clinic.Wait(12 * Hour, Hour);
        Assert.Empty(await Reminders(clinic));
        await clinic.Wait(24 * Hour, Hour);
        Assert.Single(await Reminders(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Without_consent_and_after_taking_it_back_nobody_is_reminded(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        var me = (await clinic.AccountOf(ana)).Caller();
        await clinic.Wait(9 * Hour, Hour);
        await clinic.Get<SetReminder>().Run(me, null, default);
        Assert.Equal(MessageState.Withdrawn, Assert.Single(await Reminders(clinic)).State);
        // A minute without a consent: no page leaves it so, and nobody is reminded all the same.
        await clinic.Read(db => db.Patients.ExecuteUpdateAsync(p => p.SetProperty(x => x.RemindAt, new TimeOnly(20, 0)).SetProperty(x => x.NextReminderAt, clinic.Now)));
        await clinic.Wait(24 * Hour, Hour);
        Assert.Single(await Reminders(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task After_three_days_of_standing_still_only_todays_comes(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Wait(TimeSpan.FromDays(3) + 10 * Hour, TimeSpan.FromDays(4));
        Assert.Equal($"reminder/{ana.Id}/2026-11-05", Assert.Single(await Reminders(clinic)).Key);
    }

    [Theory, OnBothDatabases]
    public async Task Standing_still_over_the_minute_until_the_next_day_brings_nothing_late(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Ana(clinic);
        await clinic.Wait(20 * Hour, TimeSpan.FromDays(4));
        Assert.Empty(await Reminders(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Moving_the_time_after_it_came_brings_no_second_one_that_day(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Wait(9 * Hour, Hour);
        await clinic.Get<SetReminder>().Run((await clinic.AccountOf(ana)).Caller(), new TimeOnly(22, 0), default);
        await clinic.Wait(5 * Hour, Hour);
        Assert.Single(await Reminders(clinic));
        await clinic.Wait(24 * Hour, Hour);
        Assert.Equal(2, (await Reminders(clinic)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Who_flies_to_Tokyo_is_reminded_there_and_the_days_of_earlier_answers_stay(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Answers(ana, 3);
        var before = await clinic.Read(db => db.CheckIns.Select(c => c.On).SingleAsync());
        // 10:00 in London is 19:00 in Tokyo: today's 19:00 there is over, tomorrow's comes at 10:00 in London.
        Assert.Empty(await clinic.Get<Travel>().Go((await clinic.AccountOf(ana)).Caller(), "Asia/Tokyo", new DateOnly(2026, 11, 20), default));
        await clinic.Wait(24 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await Reminders(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        var reminder = Assert.Single(await Reminders(clinic));
        Assert.Equal(($"reminder/{ana.Id}/2026-11-03", Tuesday(19)), (reminder.Key, reminder.ExpiresAt));
        await clinic.Wait(10 * Hour, Hour);
        await clinic.Answers(ana, 3);
        Assert.Equal([before, new DateOnly(2026, 11, 4)], await clinic.Read(db => db.CheckIns.OrderBy(c => c.ReceivedAt).Select(c => c.On).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_a_pause_nobody_is_reminded_until_it_ends(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        Assert.Equal("", await clinic.Get<AskPause>().Run((await clinic.AccountOf(ana)).Caller(), Guid.CreateVersion7(), new(2026, 11, 2), new(2026, 11, 3), default));
        await clinic.Wait(48 * Hour, Hour);
        Assert.Empty(await Reminders(clinic));
        await clinic.Wait(12 * Hour, Hour);
        Assert.Single(await Reminders(clinic));
    }

    /// <summary>Reminded at 19:00.</summary>
    private static async Task<Patient> Ana(TestClinic clinic)
    {
        var ana = await clinic.Enrol("Ana");
        await clinic.Get<SetReminder>().Run((await clinic.AccountOf(ana)).Caller(), new TimeOnly(19, 0), default);
        return ana;
    }

    private static DateTimeOffset Tuesday(int hour) => new(2026, 11, 3, hour, 0, 0, TimeSpan.Zero);

    private static Task<List<Message>> Reminders(TestClinic clinic) =>
        clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.Reminder).OrderBy(m => m.CreatedAt).ToListAsync());
}

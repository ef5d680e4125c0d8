using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Features.Reminders;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>Monday 2 November, 10:00 in London; Ana answers at ten and has chosen a reminder at 20:00.</summary>
[Trait("Row", "4.2")]
[Trait("Hazard", "worsening-unseen")]
public sealed class AskTomorrowTests
{
    private static readonly DateTimeOffset Chosen = TestClinic.Monday.AddDays(1).AddHours(10);

    [Theory, OnBothDatabases]
    public async Task The_day_after_a_suspicious_answer_a_missed_one_is_asked_for_once_at_the_usual_hour(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await Ana(clinic);
        await clinic.Answers(ana, 7);
        Assert.Equal(TestClinic.Monday.AddDays(1) + AskTomorrow.Grace, await Next(clinic, ana));
        await clinic.Wait(TimeSpan.FromHours(24.9), TimeSpan.FromMinutes(15));
        Assert.Equal(0, await Reminders(clinic, ana));
        await clinic.Wait(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await Reminders(clinic, ana));
        await clinic.Wait(TimeSpan.FromHours(12), TimeSpan.FromMinutes(15));
        Assert.Equal(1, await Reminders(clinic, ana));
    }

    [Fact]
    public async Task Who_has_answered_by_then_is_not_asked()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await Ana(clinic);
        await clinic.Answers(ana, 7);
        await clinic.Wait(TimeSpan.FromHours(24), TimeSpan.FromMinutes(15));
        await clinic.Answers(ana, 4);
        await clinic.Wait(TimeSpan.FromHours(12), TimeSpan.FromMinutes(15));
        Assert.Equal(0, await Reminders(clinic, ana));
    }

    [Fact]
    public async Task An_ordinary_answer_moves_no_reminder()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await Ana(clinic);
        await clinic.Answers(ana, 4);
        Assert.True(await Next(clinic, ana) is { } next && (next == Chosen || next == Chosen.AddDays(-1)));
    }

    [Fact]
    public async Task Who_has_not_agreed_to_reminders_gets_none()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await Ana(clinic, agrees: false);
        await clinic.Answers(ana, 7);
        Assert.Null(await Next(clinic, ana));
        await clinic.Wait(TimeSpan.FromHours(30), TimeSpan.FromMinutes(15));
        Assert.Equal(0, await Reminders(clinic, ana));
    }

    [Fact]
    public async Task A_usual_hour_inside_the_quiet_hours_leaves_the_chosen_minute()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var ana = await Ana(clinic);
        await clinic.Change(db =>
        {
            var account = db.Users.Single(u => u.PatientId == ana.Id);
            (account.QuietFrom, account.QuietUntil) = (new(10, 30), new(12, 0));
        });
        await clinic.Answers(ana, 7);
        Assert.NotEqual(TestClinic.Monday.AddDays(1) + AskTomorrow.Grace, await Next(clinic, ana));
    }

    private static async Task<Patient> Ana(TestClinic clinic, bool agrees = true)
    {
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, TimeSpan.FromHours(47));
        await clinic.Answers(ana, 4, at: clinic.Now.AddDays(-1));
        if (agrees)
        {
            await clinic.Get<SetReminder>().Run((await clinic.AccountOf(ana)).Caller(), new TimeOnly(20, 0), TestContext.Current.CancellationToken);
        }

        return ana;
    }

    private static Task<DateTimeOffset?> Next(TestClinic clinic, Patient patient) => clinic.Read(db => db.Patients.Where(p => p.Id == patient.Id).Select(p => p.NextReminderAt).SingleAsync());

    private static Task<int> Reminders(TestClinic clinic, Patient patient) => clinic.Read(db => db.Messages.CountAsync(m => m.PatientId == patient.Id && m.Kind == MessageKind.Reminder));
}

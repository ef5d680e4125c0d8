using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.7")]
[Trait("Hazard", "alarm-fatigue")]
[Trait("Hazard", "late-alert")]
public sealed class DailyDigestTests
{
    /// <summary>Monday 2 November 2026, 20:00 in London: the clinic is closed.</summary>
    private static readonly DateTimeOffset MondayEvening = TestClinic.Monday.AddHours(10);
    private static readonly TimeSpan UntilEight = TimeSpan.FromHours(12);

    [Theory, OnBothDatabases]
    public async Task At_opening_time_it_goes_once_to_each_clinician_for_whom_something_urgent_waits(Store store)
    {
        await using var clinic = await TestClinic.Open(store, MondayEvening);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.FeelWorse);
        await Until(clinic, UntilEight - TimeSpan.FromMinutes(1));
        Assert.Empty(await Digests(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        // Ben is in Dr Osei's care.
        var digest = Assert.Single(await Digests(clinic));
        Assert.Equal((clinic.DrOsei.Id, $"digest/2026-11-03/{clinic.DrOsei.Id}", clinic.Now, clinic.Now.AddHours(10)), (digest.UserId!.Value, digest.Key, digest.CreatedAt, digest.ExpiresAt!.Value));
        await clinic.Wait(TimeSpan.FromHours(3), TimeSpan.FromMinutes(20));
        Assert.Single(await Digests(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_open_sends_nothing_and_what_comes_later_waits_for_tomorrows(Store store)
    {
        await using var clinic = await TestClinic.Open(store, MondayEvening);
        var ben = await clinic.Enrol("Ben");
        await Until(clinic, UntilEight + TimeSpan.FromMinutes(1));
        await clinic.Says(ben, ReportKind.FeelWorse);
        await clinic.Wait(TimeSpan.FromHours(8), TimeSpan.FromMinutes(30));
        Assert.Empty(await Digests(clinic));
        await Until(clinic, TimeSpan.FromHours(16));
        Assert.Equal("digest/2026-11-04", Assert.Single(await Digests(clinic)).Key[..17]);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_holds_it_gets_it_and_where_no_clinician_is_the_patients_own_all_do(Store store)
    {
        await using var clinic = await TestClinic.Open(store, MondayEvening);
        var (ben, chi) = (await clinic.Enrol("Ben"), await clinic.Enrol("Chi"));
        await clinic.Says(ben, ReportKind.FeelWorse);
        await clinic.Get<WorkAlert>().Acknowledge(clinic.Imani.Caller().Actor, (await clinic.OpenAlert(ben)).Id, ben.Id, "");
        await Until(clinic, UntilEight);
        Assert.Equal(clinic.Imani.Id, Assert.Single(await Digests(clinic)).UserId);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        await clinic.Read(db => db.CareTeam.ExecuteDeleteAsync());
        await clinic.Says(chi, ReportKind.FeelWorse);
        await clinic.Get<WorkAlert>().Close(clinic.Imani.Caller().Actor, (await clinic.OpenAlert(ben)).Id, ben.Id, new ClosingWords(Outcome.Reached, "We spoke."));
        await Until(clinic, TimeSpan.FromHours(24));
        Assert.Equal(3, (await Digests(clinic)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task An_alert_that_pages_is_not_in_the_digest(Store store)
    {
        await using var clinic = await TestClinic.Open(store, MondayEvening);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.NeedHelpNow);
        await Until(clinic, UntilEight);
        Assert.Empty(await Digests(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_server_that_was_down_for_three_mornings_sends_todays_and_no_older_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store, MondayEvening);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.FeelWorse);
        // Raised by nobody: the server does not run. On Thursday at 11:00 it does again; what was Urgent is Asap by then.
        var chi = await clinic.Enrol("Chi");
        clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(3).AddHours(-3));
        await clinic.Says(chi, ReportKind.FeelWorse);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(3));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal("digest/2026-11-05", Assert.Single(await Digests(clinic)).Key[..17]);
        clinic.Time.SetUtcNow(TestClinic.Monday.AddDays(3).AddHours(9));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Single(await Digests(clinic));
    }

    [Theory, OnBothDatabases]
    [Trait("Hazard", "clock-and-zone")]
    public async Task Over_the_change_of_clocks_and_a_holiday_it_comes_when_the_clinics_own_clock_says_eight(Store store)
    {
        // Friday evening before London's clocks go forward, on Sunday 28 March 2027; Monday is Easter Monday.
        await using var clinic = await TestClinic.Open(store, new DateTimeOffset(2027, 3, 26, 20, 0, 0, TimeSpan.Zero));
        await clinic.Change(db => db.Clinics.Single().Holidays = [new(2027, 3, 29)]);
        await clinic.Says(await clinic.Enrol("Ben"), ReportKind.FeelWorse);
        var eight = new DateTimeOffset(2027, 3, 30, 7, 0, 0, TimeSpan.Zero);
        await Until(clinic, eight - clinic.Now - TimeSpan.FromMinutes(1));
        Assert.Empty(await Digests(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal("digest/2027-03-30", Assert.Single(await Digests(clinic)).Key[..17]);
    }

    private static Task Until(TestClinic clinic, TimeSpan span) => clinic.Wait(span, TimeSpan.FromHours(1));

    private static Task<List<Message>> Digests(TestClinic clinic) =>
        clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.Digest).ToListAsync());
}

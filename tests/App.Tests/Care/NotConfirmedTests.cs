using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>Who is on the rota is always told first; what is not confirmed is said, and is no gap (design 5b).</summary>
[Trait("Row", "6.22")]
[Trait("Row", "4.7")]
[Trait("Hazard", "told-nobody")]
[Trait("Hazard", "nobody-watching")]
public sealed class NotConfirmedTests
{
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Evening = new(2026, 11, 2, 19, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Who_has_opened_nothing_is_told_first_and_the_second_person_at_the_same_moment(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.NobodyIsConfirmed();
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Equal([(0, "Imani"), (0, "Dr Osei")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
    }

    [Theory, OnBothDatabases]
    public async Task A_confirmed_first_person_is_told_alone_and_the_second_after_five_minutes(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Says(ben, ReportKind.NeedHelpNow);
        Assert.Equal([(0, "Imani")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
        await clinic.Wait(TimeSpan.FromMinutes(5));
        Assert.Equal([(0, "Imani"), (5, "Dr Osei")], await clinic.Told(await clinic.OpenAlert(ben, "needs-help-now")));
    }

    [Theory, OnBothDatabases]
    public async Task The_patient_reads_the_numbers_beside_that_nobody_can_be_sure(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        using var ben = await clinic.Visit("Ben");
        await clinic.NobodyIsConfirmed();
        foreach (var path in new[] { "/home", "/checkins/today", "/help/now", "/help/worse" })
        {
            var page = await ben.Get(path);
            Assert.Contains("we cannot be sure that Imani hears us", page.Text);
            Assert.Contains("href=\"tel:999\"", page.Html);
            Assert.DoesNotContain("is told at once", page.Text);
        }

        await clinic.CanBeReached(clinic.Imani);
        Assert.DoesNotContain("we cannot be sure", (await ben.Get("/home")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Not_confirmed_is_no_gap_and_closes_no_clinic(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        await clinic.Change(db => db.Clinics.Single(c => c.Id == 1).LiveSince = clinic.Now.AddDays(-30));
        await clinic.NobodyIsConfirmed();
        Assert.Empty(await clinic.Read(db => Rota.Holes(db, 1, clinic.Now, CancellationToken.None)));
        var here = await clinic.Read(db => db.Clinics.SingleAsync(c => c.Id == 1));
        Assert.NotNull(here.LiveSince);
        var watching = await clinic.Read(db => clinic.Get<OnCall>().Now(db, here, clinic.Now, CancellationToken.None));
        Assert.Equal(("Imani", Reach.NotConfirmed, false), (watching.OnCall, watching.Reach, watching.Nobody));
        using var noor = await Visitor.SignedIn(clinic, clinic.Admin);
        Assert.Contains("Imani: not confirmed", (await noor.Get("/clinic")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_channel_that_was_named_for_the_night_confirms(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        await clinic.NobodyIsConfirmed();
        await clinic.Change(db => db.ChannelProofs.AddRange(
            new ChannelProof { ClinicId = 1, UserId = clinic.Imani.Id, Channel = Channel.Webhook, RangAt = clinic.Now.AddDays(-9), OpenedAt = clinic.Now.AddHours(-25) },
            new ChannelProof { ClinicId = 1, UserId = clinic.Imani.Id, Channel = Channel.Email, OpenedAt = clinic.Now }));
        Assert.Equal(Reach.NotConfirmed, await ReachOfImani(clinic));
        await clinic.Read(db => db.ChannelProofs.Where(p => p.Channel == Channel.Webhook).ExecuteUpdateAsync(p => p.SetProperty(x => x.OpenedAt, clinic.Now.AddHours(-24))));
        Assert.Equal(Reach.Reachable, await ReachOfImani(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task A_real_message_that_was_opened_confirms_as_much_as_a_test(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        await clinic.NobodyIsConfirmed();
        var message = await clinic.Tell(MessageKind.RotaHole, clinic.Imani);
        using var imani = await Visitor.SignedIn(clinic, clinic.Imani);
        Assert.Equal(Reach.NotConfirmed, await ReachOfImani(clinic));
        await imani.Get($"/told/{message.Id}");
        Assert.Equal(Reach.Reachable, await ReachOfImani(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Before_a_shift_and_no_sooner_than_two_hours_whoever_is_not_confirmed_is_asked_once(Store store)
    {
        await using var clinic = await ShiftAtNine(store, Evening.AddMinutes(-1));
        await clinic.Get<NightWatch>().Round(clinic.Now);
        Assert.Empty(await Asked(clinic));
        await clinic.Wait(TimeSpan.FromMinutes(3));
        var asked = Assert.Single(await Asked(clinic));
        Assert.Equal((clinic.DrOsei.Id, Evening), (asked.UserId!.Value, asked.CreatedAt));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_asked_in_their_quiet_hours_nor_when_they_have_opened_something_lately(Store store)
    {
        await using var clinic = await ShiftAtNine(store, Evening.AddMinutes(-1));
        await clinic.Read(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.QuietFrom, new TimeOnly(18, 0)).SetProperty(x => x.QuietUntil, new TimeOnly(23, 0))));
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Asked(clinic));
        await clinic.Read(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.QuietFrom, new TimeOnly(22, 0))));
        await clinic.CanBeReached(clinic.DrOsei);
        await clinic.Wait(TimeSpan.FromMinutes(3));
        Assert.Empty(await Asked(clinic));
    }

    private static async Task<TestClinic> ShiftAtNine(Store store, DateTimeOffset now)
    {
        var clinic = await TestClinic.Open(store, now);
        await clinic.NobodyIsConfirmed();
        await clinic.Change(db => db.Clinics.Single(c => c.Id == 1).LiveSince = now);
        await clinic.Change(db => db.OnCallShifts.Add(new OnCallShift
        {
            ClinicId = 1, Id = Guid.CreateVersion7(), UserId = clinic.DrOsei.Id, Place = 2, From = Evening.AddHours(2), Until = Evening.AddHours(10),
        }));
        return clinic;
    }

    private static Task<List<Message>> Asked(TestClinic clinic) => clinic.Read(db => db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.BeforeShift).ToListAsync());

    private static async Task<Reach> ReachOfImani(TestClinic clinic) =>
        (await clinic.Read(db => Reaches.Of(db, [clinic.Imani], clinic.Now, CancellationToken.None)))[clinic.Imani.Id];
}

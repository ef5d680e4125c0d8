using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.7")]
[Trait("Hazard", "nobody-watching")]
public sealed class WhoIsAwakeTests
{
    private const string OnlyOsei = "Dr Osei is the only person whom we can tell. If there is no answer in 5 minutes, please use the numbers on this page.";
    private static readonly DateTimeOffset TwoAtNight = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task With_two_on_call_nobody_is_sent_to_the_numbers(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var truth = await Truth(clinic);
        Assert.Equal(("The clinic is closed and opens 08:00. Imani is on call until 2 Jan 2027, 02:00. If you need help now, we send it to Imani at once.", false), (truth.Words, truth.NeedsNumbers));
    }

    [Theory, OnBothDatabases]
    public async Task At_night_without_a_second_person_the_patient_is_told_how_long_to_wait(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == Rota.Second).ExecuteDeleteAsync());
        var truth = await Truth(clinic);
        Assert.EndsWith("Nobody else is on call. If there is no answer in 5 minutes, please use the numbers on this page.", truth.Words);
        Assert.True(truth.NeedsNumbers);
    }

    [Theory, OnBothDatabases]
    public async Task While_the_clinic_is_open_the_others_there_stand_behind_the_first(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Read(db => db.OnCallShifts.Where(s => s.Place == Rota.Second).ExecuteDeleteAsync());
        Assert.False((await Truth(clinic)).NeedsNumbers);
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_with_one_clinician_names_the_only_person_by_day_and_by_night_on_the_rota_or_not(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        await clinic.Read(db => db.OnCallShifts.ExecuteUpdateAsync(s => s.SetProperty(x => x.Place, Rota.First)));
        Assert.Equal($"The clinic is open until 18:00. Dr Osei is on call for urgent messages. {OnlyOsei}", (await Truth(clinic, ben)).Words);
        clinic.Time.SetUtcNow(TwoAtNight);
        Assert.EndsWith($"If you need help now, we send it to Dr Osei at once. {OnlyOsei}", (await Truth(clinic, ben)).Words);
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        Assert.StartsWith("Nobody at the clinic is watching right now.", (await Truth(clinic, ben)).Words);
        clinic.Time.SetUtcNow(TwoAtNight.AddHours(8));
        Assert.Equal($"The clinic is open until 18:00. {OnlyOsei}", (await Truth(clinic, ben)).Words);
    }

    [Theory, OnBothDatabases]
    public async Task A_shift_of_somebody_who_has_left_is_nobodys_and_the_second_person_is_named(Store store)
    {
        await using var clinic = await TestClinic.Open(store, TwoAtNight);
        var ben = await clinic.Enrol("Ben");
        await clinic.Account("Leila", Role.Clinician);
        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        Assert.Contains("Dr Osei is on call until", (await Truth(clinic, ben)).Words);
    }

    [Theory, OnBothDatabases]
    public async Task A_clinic_without_any_clinician_does_not_say_that_it_is_open(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Read(db => db.OnCallShifts.ExecuteDeleteAsync());
        await clinic.Read(db => db.Users.Where(u => u.Role == Role.Clinician).ExecuteUpdateAsync(u => u.SetProperty(x => x.Role, Role.Coach)));
        Assert.StartsWith("Nobody at the clinic is watching right now, and we do not know when somebody will be.", (await Truth(clinic, ben)).Words);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "9.7")]
    public async Task The_patient_of_a_lone_clinician_reads_it_at_each_check_in_with_the_numbers_beside_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ben = await clinic.Visit("Ben");
        foreach (var path in new[] { "/home", "/checkins/today", "/checkins/today?mode=short", "/help/now", "/help/worse" })
        {
            Assert.DoesNotContain("the only person", (await ben.Get(path)).Text);
        }

        await clinic.Read(db => db.Users.Where(u => u.Id == clinic.Imani.Id).ExecuteDeleteAsync());
        foreach (var path in new[] { "/home", "/checkins/today", "/checkins/today?mode=short", "/help/now", "/help/worse" })
        {
            var page = await ben.Get(path);
            Assert.Contains(OnlyOsei, page.Text);
            Assert.Contains("href=\"tel:999\"", page.Html);
        }
    }

    private static async Task<Truth> Truth(TestClinic clinic, Patient? patient = null) =>
        await clinic.Get<WhoIsAwake>().Now((patient ?? await clinic.Enrol("Ben")).Key(), TestContext.Current.CancellationToken);
}

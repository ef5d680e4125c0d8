using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

/// <summary>Check-ins that hang on a session are told when they come due, and move with it.</summary>
[Trait("Row", "2.5")]
public sealed class AskAfterSessionTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task Four_hours_after_the_end_it_stands_on_the_home_and_is_told_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await Agrees(clinic, ana);
        await clinic.HadASession(ana, Hour);
        var home = await clinic.SignedIn(await clinic.AccountOf(ana));
        await clinic.Wait(3 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await Told(clinic));
        Assert.DoesNotContain("since your session", await home.Page("/home"), StringComparison.Ordinal);
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(["4"], await Told(clinic));
        Assert.Contains("More than 4 hours have passed since your session.", await home.Page("/home"));
        await clinic.Wait(10 * Hour, Hour);
        Assert.Equal(["4"], await Told(clinic));
        await clinic.Answers(ana, 4);
        Assert.DoesNotContain("since your session. A check-in", await home.Page("/home"), StringComparison.Ordinal);
        await clinic.Wait(10 * Hour, Hour);
        Assert.Equal(["24", "4"], await Told(clinic));
    }

    [Theory, OnBothDatabases]
    public async Task Without_consent_nobody_is_told_and_the_home_shows_it_all_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await clinic.HadASession(ana, Hour);
        await clinic.Wait(5 * Hour, Hour);
        Assert.Empty(await Told(clinic));
        Assert.Contains("More than 4 hours have passed", await (await clinic.SignedIn(await clinic.AccountOf(ana))).Page("/home"));
    }

    [Theory, OnBothDatabases]
    public async Task A_corrected_end_moves_what_is_due_and_what_was_answered_is_not_asked_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        await Agrees(clinic, ana);
        await clinic.HadASession(ana, Hour);
        await clinic.Wait(2 * Hour, Hour);
        await clinic.Read(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clinic.Now)));
        await clinic.Wait(4 * Hour - TimeSpan.FromMinutes(1), Hour);
        Assert.Empty(await Told(clinic));
        await clinic.Answers(ana, 4);
        await clinic.Wait(3 * Hour, Hour);
        Assert.Empty(await Told(clinic));
    }

    /// <summary>To reminders, at no time of day.</summary>
    private static Task Agrees(TestClinic clinic, Patient patient) =>
        clinic.Change(db => db.Consents.Add(new Consent { ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, Kind = ConsentKind.Reminder, GivenAt = clinic.Now }));

    private static async Task<IReadOnlyList<string>> Told(TestClinic clinic) =>
        [.. (await clinic.Read(db => db.Messages.Where(m => m.Kind == MessageKind.CheckInDue).Select(m => m.Key).ToListAsync())).Select(k => k.Split('/')[2]).Order(StringComparer.Ordinal)];
}

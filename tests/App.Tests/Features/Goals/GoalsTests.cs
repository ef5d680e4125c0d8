using Evenkeel.Clinical.Plans;
using System.Net;
using Evenkeel.Data;
using Evenkeel.Features.Goals;
using Evenkeel.Platform.Time;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Goals;

/// <summary>Goals in the patient's words: kept in versions, private until they are shared, looked at again on the day that they chose.</summary>
[Trait("Row", "5.1")]
public sealed class GoalsTests
{
    private static Dictionary<string, string> Typed(string words = "Sleep through", string sign = "I wake up rested on two days", string day = "2026-11-16") => new() { ["Words"] = words, ["SignOfProgress"] = sign, ["ReviewOn"] = day };

    [Theory, OnBothDatabases]
    public async Task A_goal_is_the_patients_alone_until_they_share_it_with_clinician_and_coach(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        var (coach, stranger) = (await clinic.Account("Kit", Role.Coach), await clinic.Account("Lou", Role.Coach));
        await clinic.Change(db => db.CareTeam.Add(new CareTeamMember { ClinicId = patient.ClinicId, PatientId = patient.Id, UserId = coach.Id }));
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        using var kit = await Visitor.SignedIn(clinic, coach);
        using var lou = await Visitor.SignedIn(clinic, stranger);
        await ana.Fill("/goals", "Keep it", Typed(day: $"{clinic.Now.AddDays(14):yyyy-MM-dd}"));
        Assert.Contains("Only you can read it.", (await ana.Get("/goals")).Text);
        Assert.DoesNotContain("Sleep through", (await osei.Get($"/shared/{patient.Id}")).Text, StringComparison.Ordinal);
        await ana.Fill("/goals", "Let my care team read it");
        foreach (var reader in new[] { osei, kit })
        {
            Assert.Contains("“Sleep through” I would notice it by this: I wake up rested on two days To look at again on", (await reader.Get($"/shared/{patient.Id}")).Text);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/shared/{patient.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await osei.Get("/goals")).Status);
        await ana.Fill("/goals", "Keep it to myself");
        Assert.DoesNotContain("Sleep through", (await kit.Get($"/shared/{patient.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Kit opened what you share with the care team", (await ana.Get("/account/accesslog")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Each_change_is_a_version_that_says_what_it_changed_and_the_care_team_reads_none_from_before_it_was_shared(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        var day = $"{clinic.Now.AddDays(14):yyyy-MM-dd}";
        await ana.Fill("/goals", "Keep it", Typed("Drink less", day: day));
        var change = await ana.Form("/goals", "Keep it");
        await ana.Send(change, Typed("Sleep through", day: day));
        await ana.Send(change, Typed("Sleep through", day: day));
        Assert.Equal(["Drink less", "Sleep through"], (await Versions(clinic)).Select(g => g.Words));
        Assert.Contains("the words; before: “Drink less”", (await ana.Get("/goals")).Text);
        await ana.Fill("/goals", "Let my care team read it");
        await ana.Send(await ana.Form("/goals", "Keep it"), Typed("Sleep through", "Two good nights", day));
        var seen = (await osei.Get($"/shared/{patient.Id}")).Text;
        Assert.Contains("the sign; before: “I wake up rested on two days”", seen);
        Assert.DoesNotContain("Drink less", seen, StringComparison.Ordinal);
        Assert.Single((await Versions(clinic)).Select(g => g.GoalId).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_missing_is_named_and_what_was_typed_stays(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var today = DateOnly.FromDateTime(clinic.Now.Date);
        var empty = (await ana.Fill("/goals", "Keep it", Typed(" ", "", "soon"))).Text;
        Assert.Contains("Please write what you would like", empty);
        Assert.Contains("Please write one thing by which you would notice it", empty);
        Assert.Contains("Please choose a day to look at it again: today or later, within a year.", empty);
        foreach (var (day, isKept) in new[] { (today.AddDays(-1), false), (today.AddDays(367), false), (today, true), (today.AddDays(366), true) })
        {
            var page = await ana.Fill("/goals", "Keep it", Typed($"Until {day:yyyy-MM-dd}", day: $"{day:yyyy-MM-dd}"));
            Assert.Equal(!isKept, page.Text.Contains("within a year", StringComparison.Ordinal));
            Assert.Equal(isKept, await clinic.Read(db => db.Goals.AnyAsync(g => g.ReviewOn == day)));
            Assert.Contains($"Until {day:yyyy-MM-dd}", isKept ? (await ana.Get("/goals")).Text : page.Html);
            await clinic.Read(db => db.Goals.ExecuteDeleteAsync());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Five_goals_stand_at_once_and_one_set_aside_makes_room_and_can_be_taken_up_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var caller = (await clinic.AccountOf(await clinic.Read(db => db.Patients.SingleAsync()))).Caller();
        var goals = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        Task<IReadOnlyDictionary<string, string>> Write(Guid goal) => clinic.Get<KeepGoal>().Write(caller, new() { Id = Guid.CreateVersion7(), GoalId = goal, Words = "A", SignOfProgress = "B", ReviewOn = $"{clinic.Now:yyyy-MM-dd}" });
        foreach (var goal in goals[..5])
        {
            Assert.Empty(await Write(goal));
        }

        Assert.Contains("There are 5 goals already", (await Write(goals[5]))[""]);
        Assert.True(await clinic.Get<KeepGoal>().Stand(caller, Guid.CreateVersion7(), goals[0], GoalState.SetAside));
        Assert.Empty(await Write(goals[5]));
        Assert.Contains("There are 5 goals already", (await ana.Fill("/goals", "Take it up again")).Text);
        Assert.True(await clinic.Get<KeepGoal>().Stand(caller, Guid.CreateVersion7(), goals[1], GoalState.Reached));
        await ana.Fill("/goals", "Take it up again");
        Assert.Equal(5, (await Versions(clinic)).GroupBy(g => g.GoalId).Count(g => g.Last().State == GoalState.Active));
    }

    [Theory, OnBothDatabases]
    public async Task Home_says_so_from_the_day_on_which_it_is_to_be_looked_at_again_and_not_of_one_that_is_over(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        var day = Days.On(patient.Zone, clinic.Now).AddDays(2);
        await ana.Fill("/goals", "Keep it", Typed(day: $"{day:yyyy-MM-dd}"));
        clinic.Time.SetUtcNow(Days.Begins(patient.Zone, day).AddTicks(-10));
        Assert.DoesNotContain("you wanted to look at one again", (await ana.Get("/home")).Text, StringComparison.Ordinal);
        clinic.Time.SetUtcNow(Days.Begins(patient.Zone, day));
        Assert.Contains("My goals : you wanted to look at one again about now", (await ana.Get("/home")).Text);
        await ana.Fill("/goals", "I am there");
        Assert.DoesNotContain("you wanted to look at one again", (await ana.Get("/home")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    [Trait("Row", "N12")]
    public async Task While_judgement_is_altered_a_wish_is_kept_and_sharing_or_giving_up_waits(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        var patient = await clinic.Read(db => db.Patients.SingleAsync());
        await clinic.Change(db => db.Sessions.Add(new TreatmentSession
        {
            ClinicId = patient.ClinicId, Id = Guid.CreateVersion7(), PatientId = patient.Id, StartedAt = clinic.Now, DosedAt = clinic.Now, On = DateOnly.FromDateTime(clinic.Now.Date), Route = RouteOfAdministration.Oral,
            RecordedBy = clinic.DrOsei.Id, RecordedAt = clinic.Now,
        }));
        await ana.Fill("/goals", "Keep it", Typed(day: $"{clinic.Now.AddDays(14):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.Locked, (await ana.Fill("/goals", "Let my care team read it")).Status);
        Assert.Equal(HttpStatusCode.Locked, (await ana.Fill("/goals", "Set it aside")).Status);
        var kept = Assert.Single(await Versions(clinic));
        Assert.Equal((GoalState.Active, false), (kept.State, kept.IsShared));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_changes_a_goal_of_somebody_else(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        using var ben = await clinic.Visit("Ben");
        await ana.Fill("/goals", "Keep it", Typed(day: $"{clinic.Now.AddDays(14):yyyy-MM-dd}"));
        var mine = Assert.Single(await Versions(clinic));
        await ben.Fill("/goals", "Keep it", Typed("Mine", day: $"{clinic.Now.AddDays(14):yyyy-MM-dd}"));
        var share = await ben.Form("/goals", "Let my care team read it");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.Send(share, new() { ["goalId"] = mine.GoalId.ToString() })).Status);
        Assert.DoesNotContain("Sleep through", (await ben.Get("/goals")).Text, StringComparison.Ordinal);
        Assert.False((await Versions(clinic)).Where(g => g.PatientId == mine.PatientId).Last().IsShared);
    }

    private static Task<List<Goal>> Versions(TestClinic clinic) => clinic.Read(db => db.Goals.AsNoTracking().OrderBy(g => g.WrittenAt).ThenBy(g => g.Id).ToListAsync());
}

using System.Net;
using Evenkeel.Clinical.Band;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Features.Clinic;

[Trait("Row", "5.17")]
[Trait("Hazard", "alarm-fatigue")]
public sealed class BudgetTests
{
    [Theory, OnBothDatabases]
    public async Task Only_an_admin_sees_and_signs_it(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await clinic.SignedIn(clinic.DrOsei)).GetAsync("/clinic/budget")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_signed_budget_holds_from_the_next_answer_on_with_name_and_date_and_the_cautious_limit_while_there_is_little_history(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        var noor = await clinic.SignedIn(clinic.Admin);
        Assert.Contains("the cautious default", await noor.Page("/clinic/budget"));
        await clinic.Answers(ana, 4);
        var token = await noor.Token("/clinic/budget");
        Assert.Equal(HttpStatusCode.Redirect, (await noor.PostWith(token, "/clinic/budget", ("Budget", "0.2"), ("Name", clinic.Admin.DisplayName))).StatusCode);
        var page = await noor.Page("/clinic/budget");
        Assert.Contains($"0.2 alerts per patient and month, signed by {clinic.Admin.DisplayName}", page);
        Assert.Contains("fewer than 20 patient-months", page);
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        var band = (await clinic.Read(db => Evenkeel.Care.Trajectories.Read(db, ana, clinic.Now))).Band!;
        Assert.Equal(Math.Ceiling(AlertBudget.LimitFor(.2) * 100) / 100, band.Limit, 9);
        Assert.Equal(Math.Ceiling(AlertBudget.AwayLimitFor(.2) * 100) / 100, band.AwayLimit!.Value, 9);
        Assert.Contains("too few to say", await noor.Page("/clinic/budget?look=true"));
        Assert.Equal(1, await clinic.Read(db => db.AuditEvents.CountAsync(a => a.Action == "signed the alert budget")));
    }

    [Theory]
    [InlineData("0.04", true, "from 0.05 to 0.5")]
    [InlineData("0.6", true, "from 0.05 to 0.5")]
    [InlineData("a few", true, "from 0.05 to 0.5")]
    [InlineData("0.2", false, "Please sign with your own name")]
    public async Task What_cannot_be_signed_is_refused_in_words_and_stays_typed(string budget, bool ownName, string words)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        var noor = await clinic.SignedIn(clinic.Admin);
        var answer = await noor.PostWith(await noor.Token("/clinic/budget"), "/clinic/budget", ("Budget", budget), ("Name", ownName ? clinic.Admin.DisplayName : "Somebody"));
        var page = await answer.Text();
        Assert.Contains(words, page);
        Assert.Contains($"value=\"{budget}\"", page);
        Assert.Empty(await clinic.Read(db => db.SignedBudgets.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_holds_says_what_it_misses_by_its_own_limit_and_that_nobody_measured_had_ketamine(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var noor = await clinic.SignedIn(clinic.Admin);
        Assert.Contains("Of ten worsenings by 1.5 own SD about 6 after a session are not told by the seventh day.", await noor.Page("/clinic/budget"));
        Assert.Contains("nobody among them had ketamine", await noor.Page("/clinic/budget"));
        await Signed(clinic, limit: -2.6m, age: TimeSpan.FromDays(2));
        Assert.Contains("by 1.5 own SD about 5 after a session are not told", await noor.Page("/clinic/budget"));
        // Beyond what was measured only the least is known.
        await Signed(clinic, limit: 1m, age: TimeSpan.FromDays(1));
        Assert.Contains("by 1.5 own SD 8 or more after a session are not told", await noor.Page("/clinic/budget"));
    }

    [Theory, OnBothDatabases]
    public async Task A_limit_fitted_more_than_ninety_days_ago_asks_to_be_signed_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var noor = await clinic.SignedIn(clinic.Admin);
        await Signed(clinic, limit: -2m, age: TimeSpan.FromDays(90));
        Assert.DoesNotContain("Please look at it again.", await noor.Page("/clinic/budget"), StringComparison.Ordinal);
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        var page = await noor.Page("/clinic/budget");
        Assert.Contains("Please look at it again.", page);
        Assert.Contains("The limit was fitted more than 90 days ago.", page);
        Assert.DoesNotContain("would now come to", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_ask_for_another_limit_are_said_and_change_nothing_until_somebody_signs()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        for (var i = 0; i < 7; i++)
        {
            // Two answers, 90 days from the first to the last: three patient-months each.
            var patient = await clinic.Enrol($"Pat {i}");
            await clinic.Answers(patient, 4, at: clinic.Now.AddDays(-89));
            await clinic.Answers(patient, 4);
        }

        var noor = await clinic.SignedIn(clinic.Admin);
        Assert.DoesNotContain("These 90 days would now come to", await noor.Page("/clinic/budget"), StringComparison.Ordinal);
        Assert.Contains("These 90 days would now come to", await noor.Page("/clinic/budget?look=true"));
        await noor.PostWith(await noor.Token("/clinic/budget"), "/clinic/budget", ("Budget", "0.1"), ("Name", clinic.Admin.DisplayName));
        var signed = await clinic.Read(db => db.SignedBudgets.SingleAsync());
        var asked = signed.Limit;
        Assert.NotNull(signed.AwayLimit);
        foreach (var (moved, says) in new[] { (-.3m, false), (.3m, false), (-.31m, true), (.31m, true) })
        {
            await clinic.Read(db => db.SignedBudgets.ExecuteDeleteAsync());
            await Signed(clinic, asked + moved, TimeSpan.FromDays(1));
            var page = await noor.Page("/clinic/budget?look=true");
            Assert.Equal(!says, page.Contains("the limit after sessions still fits", StringComparison.Ordinal));
            Assert.Equal(says, page.Contains("alerts per patient and month at this limit; the budget is 0.1.", StringComparison.Ordinal));
            Assert.Equal(says && moved < 0, page.Contains("A higher limit would keep to it.", StringComparison.Ordinal));
            Assert.Equal(says && moved > 0, page.Contains("A lower limit would keep to it as well, and miss fewer.", StringComparison.Ordinal));
            Assert.Equal(asked + moved, (await clinic.Read(db => db.SignedBudgets.SingleAsync())).Limit);
        }
    }

    private static Task Signed(TestClinic clinic, decimal limit, TimeSpan age) => clinic.Change(db => db.SignedBudgets.Add(new SignedBudget
    {
        ClinicId = 1, Id = Guid.NewGuid(), Budget = .1m, Limit = limit, PatientMonths = 30, AlertsPerMonth = .1m, SignedName = "Noor", SignedAt = clinic.Now - age,
    }));
}

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
}

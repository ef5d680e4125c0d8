using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Care;

/// <summary>Before the session 4, so a dip counts from 6 and recovery below 5. A dip stays on watch until it ends; nobody has to remember it.</summary>
[Trait("Row", "3.5")]
[Trait("Hazard", "worsening-unseen")]
public sealed class DipToItsEndTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBothDatabases]
    public async Task A_dip_that_never_leaves_for_three_days_climbs_by_itself_after_fourteen(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await Dipping(clinic);
        for (var day = 1; day <= 13; day++)
        {
            await clinic.Wait(Day, TimeSpan.FromHours(1));
            await clinic.Answers(ben, day % 3 == 0 ? 5 : 4);
        }

        await clinic.Wait(Day - Minute, TimeSpan.FromHours(1));
        Assert.DoesNotContain(await clinic.OpenAlerts(ben), a => a.Sign == "prolonged-dip");
        Assert.Contains("A dip stands since", await Chart(clinic, ben));
        await clinic.Wait(Minute);
        Assert.Equal(Priority.Urgent, (await clinic.OpenAlert(ben, "prolonged-dip")).Priority);
    }

    [Theory, OnBothDatabases]
    public async Task After_three_daily_values_below_the_recovery_line_it_has_ended_and_never_climbs(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await Dipping(clinic);
        for (var day = 1; day <= 14; day++)
        {
            await clinic.Wait(Day, TimeSpan.FromHours(1));
            await clinic.Answers(ben, 4);
            Assert.Equal(day < 3, (await Chart(clinic, ben)).Contains("A dip stands since", StringComparison.Ordinal));
        }

        await clinic.Wait(Day, TimeSpan.FromHours(1));
        Assert.Empty(await clinic.OpenAlerts(ben));
    }

    [Theory, OnBothDatabases]
    public async Task A_person_who_closes_it_with_a_reason_takes_it_off_the_watch_list(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        Assert.Contains("A dip stands since", await Chart(clinic, ben));
        var alert = await clinic.OpenAlert(ben, "prolonged-dip");
        var work = clinic.Get<WorkAlert>();
        Assert.False((await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(default, ""))).Done);
        Assert.Contains("A dip stands since", await Chart(clinic, ben));
        Assert.True((await work.Close(clinic.DrOsei.Caller().Actor, alert.Id, ben.Id, new ClosingWords(Outcome.Reached, "A death in the family, we talked."))).Done);
        var chart = await Chart(clinic, ben);
        Assert.DoesNotContain("A dip stands since", chart);
        Assert.Contains("A death in the family, we talked.", chart);
    }

    private static async Task<Patient> Dipping(TestClinic clinic)
    {
        var ben = await clinic.Enrol("Ben");
        await clinic.HadASession(ben, TimeSpan.FromHours(20));
        await clinic.Answers(ben, 7);
        return ben;
    }

    private static async Task<string> Chart(TestClinic clinic, Patient patient)
    {
        using var osei = await clinic.SignedIn(clinic.DrOsei);
        return await osei.Page($"/patients/chart/{patient.Id}");
    }
}

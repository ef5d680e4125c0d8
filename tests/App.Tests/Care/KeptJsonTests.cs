using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "altered-record")]
public sealed class KeptJsonTests
{
    [Fact]
    public void Every_kind_of_answer_comes_back_as_it_was()
    {
        var at = TestClinic.Monday;
        var checkIn = new CheckIn(Guid.CreateVersion7(), at, at.AddHours(40), new(2026, 11, 2))
        {
            LowMood = Answer.Of(0), Anxiety = Answer.Of(7.5m), Restlessness = Answer.Skipped, Hope = Answer.Declined, Overall = Answer.NotAsked, Safety = SafetyAnswer.PreferNotToSay,
        };
        var t = new Trajectory { AsOf = at.AddHours(41), Today = new(2026, 11, 4), TodayEndsAt = at.AddHours(42), CheckIns = [checkIn] };
        var kept = KeptJson.Write(t);
        Assert.Equal(checkIn, Assert.Single(KeptJson.Trajectory(kept).CheckIns));
        Assert.Equal(kept, KeptJson.Write(KeptJson.Trajectory(kept)));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_kept_is_the_exact_argument_and_judges_the_same_again(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        await clinic.Dips(ben);
        await clinic.Says(ben, ReportKind.FeelWorse);
        var kept = await clinic.Read(db => db.Assessments.AsNoTracking().ToListAsync());
        Assert.NotEmpty(kept);
        Assert.All(kept, a => Assert.Equal(
            KeptJson.Write(KeptJson.Guidance(a.Guidance)), KeptJson.Write(Clinical.Signs.Catalogue.Current.Assess(KeptJson.Trajectory(a.Input)))));
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Instruments;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Care;

[Trait("Row", "4.1")]
[Trait("Hazard", "worsening-unseen")]
public sealed class SubmitInstrumentTests
{
    [Theory, OnBothDatabases]
    public async Task A_screener_under_the_id_of_a_questionnaire_takes_nothing_from_its_total(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ben = await clinic.Enrol("Ben");
        var (submit, id) = (clinic.Get<SubmitInstrument>(), Guid.CreateVersion7());
        await submit.Run(InstrumentBody.Scale(id, ben.Key(), Phq9.Definition, [.. Enumerable.Repeat(Answer.Of(2), 9)]), TestContext.Current.CancellationToken);
        ScreenerAnswer[] answers = [ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.No, ScreenerAnswer.NotAsked];
        await submit.Run(InstrumentBody.Screener(id, ben.Key(), Asq.Code, answers, Asq.Outcome(answers)), TestContext.Current.CancellationToken);
        var trajectory = await clinic.Read(db => Trajectories.Read(db, ben, clinic.Now, TestContext.Current.CancellationToken));
        Assert.Equal(18, Assert.Single(trajectory.Scores, s => s.Instrument == Phq9.Definition.Code).Total);
    }
}

using Evenkeel.Cohort;
using Evenkeel.Cohort.Calibration;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>Virtual people are like those who were written about, as far as is said; each row fails by itself when it leaves its interval.</summary>
[Trait("Row", "10.21")]
public class CalibrationTests
{
    private const ulong Seed = 301;

    private static readonly Lazy<IReadOnlyList<CalibrationRow>> Table = new(() => CalibrationTable.Of(new(), Seed));

    [Fact]
    public void Every_figure_lies_in_its_stated_interval()
    {
        Assert.All(Table.Value, row => Assert.True(row.IsWithin, $"{row.What}: {row.Value:0.000} is not in {row.Interval.From}-{row.Interval.To}"));
    }

    /// <summary>The table is made to fail: noise that has forgotten everything by the third day is found out.</summary>
    [Fact]
    public void Noise_that_forgets_at_once_leaves_the_interval()
    {
        var usual = new CohortParameters();
        var forgetful = CalibrationTable.Of(usual with { Person = usual.Person with { Phi = new(.2, .4) } }, Seed);
        Assert.Contains(forgetful, row => !row.IsWithin && row.What.StartsWith("AR(1) coefficient", StringComparison.Ordinal));
        Assert.Contains(CalibrationTable.Lines(forgetful), line => line.Contains("OUTSIDE", StringComparison.Ordinal));
    }

    /// <summary>A session's trouble and a questionnaire are told apart from the diary: neither moves an answer.</summary>
    [Fact]
    public void Side_effects_and_questionnaires_change_nobodys_diary()
    {
        var usual = new CohortParameters();
        var sick = usual with { Experience = usual.Experience with { SideEffects = [1, 1, 1, 1, 1, 1] }, Around = usual.Around with { Gad7Error = 5, Gad7Skipped = .9 } };
        Assert.Equal(CohortCsv.Rows(VirtualCohort.Generate(usual, 5, 20)), CohortCsv.Rows(VirtualCohort.Generate(sick, 5, 20)));
        Assert.NotEqual(CohortCsv.SessionRows(VirtualCohort.Generate(usual, 5, 20)), CohortCsv.SessionRows(VirtualCohort.Generate(sick, 5, 20)));
    }

    [Fact]
    public void Anxious_people_have_a_higher_gad_7_at_the_same_phq_9()
    {
        var weeks = Sets.Table.Where(p => p.Days[0] is { Phq9.IsAnswered: true, Gad7.IsAnswered: true, Answers: not null })
            .Select(p => (p.Days[0].Gad7.Value, Phq9: p.Days[0].Phq9.Value, Habit: p.Days.Where(d => d.Answers is not null).Average(d => d.Answers!.Anxiety - (d.Answers.DistressTimesThree / 3.0)))).ToArray();
        var alike = weeks.Where(w => w.Phq9 is >= 16 and <= 20).ToArray();
        Assert.True(alike.Length > 200);
        Assert.True(alike.Where(w => w.Habit > .4).Average(w => w.Value) > alike.Where(w => w.Habit < -.4).Average(w => w.Value) + 1);
    }
}

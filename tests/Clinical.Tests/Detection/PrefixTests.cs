using Evenkeel.Bench.Detection;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>No method of the bench looks ahead: what it said in the first 60 days does not depend on the days after.</summary>
[Trait("Row", "10.21")]
public class PrefixTests
{
    private const int Days = 60, People = 60;

    private static readonly Lazy<Case[]> Some = new(() =>
        [.. CohortCases.Calm(new(), Splits.Tuning, People), .. CohortCases.Worse(new(), Splits.Tuning, People, 2)]);

    public static TheoryData<string> Names => [.. All.Select(m => m.Name)];

    private static IEnumerable<Method> All => [.. Methods.Engines, .. Methods.Rules, Methods.OracleOfTwoAnswers, Methods.Oracle];

    [Theory, MemberData(nameof(Names))]
    public void The_scores_of_sixty_days_are_those_of_the_whole_diary(string name)
    {
        var method = All.First(m => m.Name == name);
        Assert.All(Some.Value, c => Assert.Empty(Differing(method, c)));
        Assert.Contains(Some.Value, c => method.Score(c, 2).Any(double.IsFinite));
    }

    [Fact]
    public void A_method_that_looks_one_day_ahead_is_found()
    {
        var ahead = Method.Blind("ahead", d => [.. d.Values.Skip(1).Append(null).Select(v => v ?? 0)]);
        Assert.Contains(Some.Value, c => Differing(ahead, c).Any());
    }

    [Fact]
    public void No_method_says_anything_that_is_not_a_number() =>
        Assert.All(All, m => Assert.DoesNotContain(Some.Value.SelectMany(c => m.Score(c, 1.5)), double.IsNaN));

    private static IEnumerable<int> Differing(Method method, Case c)
    {
        var (whole, part) = (method.Score(c, 2), method.Score(c.First(Days), 2));
        return Enumerable.Range(0, Days).Where(d => BitConverter.DoubleToInt64Bits(whole[d]) != BitConverter.DoubleToInt64Bits(part[d]));
    }
}

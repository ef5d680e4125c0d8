using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

[Trait("Row", "10.21")]
public class SeededTests
{
    /// <summary>The published generator from the state 1, 2, 3, 4: worked out from its description, outside this program.</summary>
    [Fact]
    public void The_generator_gives_the_known_answers_of_xoshiro256()
    {
        var chance = new Seeded(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => chance.Next()));
    }

    [Fact]
    public void A_seed_is_spread_by_splitmix64()
    {
        var seeded = new Seeded(1234567);
        var bare = new Seeded(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431);
        Assert.Equal(3504822795582309479UL, seeded.Next());
        bare.Next();
        Assert.Equal(bare.Next(), seeded.Next());
    }

    [Fact]
    public void Neighbouring_patients_and_purposes_have_streams_of_their_own()
    {
        var firsts = from patient in Enumerable.Range(0, 200) from purpose in Enum.GetValues<Chance>() select Seeded.For(7, patient, purpose).Next();
        Assert.Equal(200 * Enum.GetValues<Chance>().Length, firsts.Distinct().Count());
    }

    [Fact]
    public void The_first_numbers_of_neighbouring_patients_are_spread_evenly()
    {
        var firsts = Enumerable.Range(0, 20_000).Select(patient => Seeded.For(7, patient, Chance.Event).Unit()).ToArray();
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(firsts.Share(u => (int)(u * 10) == tenth), .09, .11));
        Assert.InRange(firsts.Zip(firsts.Skip(1), (a, b) => (a - .5) * (b - .5) * 12).Average(), -.03, .03);
    }

    [Fact]
    public void A_uniform_number_keeps_within_its_ends()
    {
        var chance = new Seeded(1);
        var drawn = Draws(50_000, () => chance.Uniform(2, 4));
        Assert.InRange(drawn.Min(), 2, 2.001);
        Assert.InRange(drawn.Max(), 3.999, 4);
        Assert.InRange(drawn.Average(), 2.99, 3.01);
    }

    [Fact]
    public void A_normal_number_has_its_mean_its_spread_and_its_tails()
    {
        var chance = new Seeded(2);
        var drawn = Draws(50_000, chance.Normal);
        Assert.InRange(drawn.Average(), -.02, .02);
        Assert.InRange(drawn.Sd(), .98, 1.02);
        Assert.InRange(drawn.Share(z => Math.Abs(z) > 1.96), .046, .054);
    }

    [Fact]
    public void A_lognormal_number_has_its_median_and_its_spread()
    {
        var chance = new Seeded(3);
        var drawn = Draws(50_000, () => chance.LogNormal(1.3, .4));
        Assert.InRange(drawn.Median(), 1.28, 1.32);
        Assert.InRange(drawn.Select(d => Math.Log(d)).Sd(), .39, .41);
    }

    [Fact]
    public void Whole_numbers_reach_both_ends_and_favour_none()
    {
        var chance = new Seeded(4);
        var drawn = Draws(60_000, () => chance.Whole(-1, 4));
        Assert.All(Enumerable.Range(-1, 6), n => Assert.InRange(drawn.Share(d => d == n), .16, .173));
    }

    [Fact]
    public void Choices_follow_their_shares()
    {
        var chance = new Seeded(5);
        var drawn = Draws(50_000, () => chance.Weighted([.5, .25, .25]));
        Assert.InRange(drawn.Share(d => d == 0), .49, .51);
        Assert.InRange(drawn.Share(d => d == 2), .24, .26);
        Assert.InRange(Draws(50_000, () => chance.Choice(["a", "b", "c", "d"])).Share(d => d == "d"), .24, .26);
    }

    [Fact]
    public void A_shuffle_keeps_everything_and_lets_each_come_first_equally_often()
    {
        var chance = new Seeded(6);
        var shuffled = Draws(30_000, () => Shuffled(chance));
        Assert.All(shuffled.Take(100), s => Assert.Equal([1, 2, 3], s.Order()));
        Assert.All([1, 2, 3], first => Assert.InRange(shuffled.Share(s => s[0] == first), .32, .35));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(.5)]
    [InlineData(.999)]
    [InlineData(1)]
    [InlineData(7.3)]
    [InlineData(1e12)]
    public void Our_own_logarithm_and_exponential_are_right_to_thirteen_digits(double x)
    {
        Assert.Equal(0, PortableMath.Ln(x) - Math.Log(x), 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
        Assert.Equal(1, PortableMath.Exp(PortableMath.Ln(x)) / x, 1e-12);
    }

    private static int[] Shuffled(Seeded chance)
    {
        int[] items = [1, 2, 3];
        chance.Shuffle(items);
        return items;
    }

    private static T[] Draws<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}

using Evenkeel.Bench.Detection;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Cohort;
using Half = Evenkeel.Bench.Detection.Half;

namespace Evenkeel.Clinical.Tests.Detection;

/// <summary>Real diaries as carriers of what is put in.</summary>
[Trait("Row", "10.21")]
public class CarriersTests
{
    private const int Days = 60;

    [Fact]
    public void A_shift_is_put_in_one_to_three_days_after_a_session_at_its_size_and_nothing_else_changes()
    {
        var cases = CarrierCases.Worse([Calm(4)], 1.5);
        Assert.Equal(12, cases.Length);
        Assert.All(cases, c =>
        {
            var shift = c.Shift!;
            Assert.Contains(c.Diary.Sessions, s => shift.OnsetDay - s is >= 1 and <= 3);
            Assert.All(Enumerable.Range(0, Days), day => Assert.Equal(Expected(shift, day), c.Diary.Values[day]!.Value, 1e-9));
        });
    }

    [Fact]
    public void No_value_leaves_the_scale() =>
        Assert.All(CarrierCases.Worse([Calm(9.5)], 2).SelectMany(c => c.Diary.Values), v => Assert.InRange(v!.Value, 0, 10));

    [Theory]
    [InlineData(.2)]
    [InlineData(.4)]
    public void A_mask_takes_away_about_its_share(double share)
    {
        var values = CarrierCases.Calm([.. Enumerable.Range(0, 30).Select(i => Calm(4) with { Name = $"person {i}" })], share).SelectMany(c => c.Diary.Values).ToArray();
        Assert.InRange(values.Count(v => v is null) / (double)values.Length, share - .04, share + .04);
    }

    [Fact]
    public void The_same_person_gets_the_same_shifts_whoever_else_is_there()
    {
        var alone = CarrierCases.Worse([Calm(4)], 1);
        var last = CarrierCases.Worse([Calm(4) with { Name = "other" }, Calm(4)], 1)[^alone.Length..];
        Assert.Equal(alone.Select(c => c.Shift), last.Select(c => c.Shift));
    }

    [Fact]
    public void Usable_people_have_enough_readings_and_belong_to_one_half()
    {
        var people = DiarySet.AllCarriers.SelectMany(Carriers.Of).ToArray();
        Assert.SkipWhen(people.Length == 0, "../shared/data is absent");
        Assert.All(people, p => Assert.True(p.Values.Count(v => v is not null) >= 28 && p.Values.Length is >= 35 and <= 90 && p.Sd >= .7));
        Assert.Equal(people.Length, people.Select(p => p.Name).Distinct().Count());
        Assert.Equal([("jang", 24), ("digibp", 31)], people.GroupBy(p => p.Set).Select(g => (g.Key, g.Count())));
        Assert.All(people.SelectMany(p => p.Values).OfType<double>(), v => Assert.InRange(v, 0, 10));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(-3, false)]
    public void A_lasting_rise_of_ones_own_is_seen_and_a_lasting_fall_is_none(double points, bool seen)
    {
        double?[] values = [.. Enumerable.Range(0, Days).Select(d => (double?)(4 + (d % 3) + (d >= Days / 2 ? points : 0)))];
        Assert.Equal(seen, NaturalShift.In(values));
    }

    private static Carrier Calm(double level) => new("person", "made", [.. Enumerable.Repeat((double?)level, Days)], 1, Half.Calibration, false);

    private static double Expected(TrueEvent shift, int day) =>
        4 + (day < shift.OnsetDay || day > shift.EndDay ? 0 : 1.5 * Math.Min(1, (day - shift.OnsetDay + 1.0) / shift.RampDays));
}

using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>What 2,000 people come to, row by row of the table; each interval is about four standard errors or as stated.</summary>
[Trait("Row", "10.21")]
public class TableTests
{
    [Fact]
    public void A_diary_has_ninety_days_counted_from_zero() =>
        Assert.All(Sets.Table, p => Assert.Equal(Enumerable.Range(0, 90), p.Days.Select(d => d.Day)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(14)]
    public void A_quarter_has_each_baseline(int days) => Assert.InRange(Sets.Table.Share(p => p.Sessions[0].Day == days), .21, .29);

    [Fact]
    public void Half_have_six_sessions_in_17_days()
    {
        var close = Sets.Table.Where(p => p.Sessions[0].Phase == Phase.Close).ToArray();
        Assert.InRange(close.Length / (double)Sets.Size, .46, .54);
        Assert.All(close, p => Assert.Equal(6, p.Sessions.Count(s => s.Phase == Phase.Close)));
        Assert.All(close, p => Assert.Equal(17, p.Sessions[5].Day - p.Sessions[0].Day));
    }

    [Fact]
    public void Half_have_four_to_six_weekly_sessions()
    {
        var weekly = Sets.Table.Where(p => p.Sessions[0].Phase == Phase.Weekly).Select(p => p.Sessions.Where(s => s.Phase == Phase.Weekly).ToArray()).ToArray();
        Assert.All(weekly.SelectMany(w => w.Zip(w.Skip(1))), pair => Assert.Equal(7, pair.Second.Day - pair.First.Day));
        Assert.Equal([4, 5, 6], weekly.Select(w => w.Length).Distinct().Order());
        Assert.All([4, 5, 6], n => Assert.InRange(weekly.Share(w => w.Length == n), .27, .40));
    }

    [Theory]
    [InlineData(Phase.Close)]
    [InlineData(Phase.Weekly)]
    public void Half_of_each_have_two_maintenance_sessions(Phase schedule)
    {
        var maintenance = Sets.Table.Where(p => p.Sessions[0].Phase == schedule).Select(p => p.Sessions.Count(s => s.Phase == Phase.Maintenance)).ToArray();
        Assert.Equal([0, 2], maintenance.Distinct().Order());
        Assert.InRange(maintenance.Share(n => n == 2), .44, .56);
    }

    [Fact]
    public void Person_means_and_their_spread_are_those_of_the_table()
    {
        var means = Sets.Table.Select(p => p.Truth.Person.Mean).ToArray();
        Assert.InRange(means.Average(), 5.88, 6.12);
        Assert.InRange(means.Sd(), 1.30, 1.45);
        Assert.InRange(means.Min(), 3, 9);
        Assert.InRange(means.Max(), 3, 9);
    }

    [Fact]
    public void Within_person_spread_has_a_median_of_1_3()
    {
        Assert.InRange(Sets.Table.Select(p => p.Truth.Person.Sd).Median(), 1.2, 1.4);
        var clear = Sets.Table.Where(p => p.KeepsClearOfTheEnds()).ToArray();
        Assert.True(clear.Length > 200);
        var realised = clear.Select(p => Math.Sqrt(p.Residuals().Values.Average(r => r * r)) / p.Truth.Person.Sd);
        Assert.InRange(realised.Average(), .95, 1.05);
    }

    [Fact]
    public void People_with_a_higher_mean_vary_more()
    {
        var people = Sets.Table.Select(p => (p.Truth.Person.Mean, LogSd: Math.Log(p.Truth.Person.Sd))).ToArray();
        var (mean, logSd) = (people.Average(p => p.Mean), people.Average(p => p.LogSd));
        var r = people.Average(p => (p.Mean - mean) * (p.LogSd - logSd)) / (people.Select(p => p.Mean).Sd() * people.Select(p => p.LogSd).Sd());
        Assert.InRange(r, .22, .38);
    }

    /// <summary>The carried share times phi lies between .35 × .75 = .26 and .65 × .90 = .59, on average at .41; rounding to thirds takes a little.</summary>
    [Fact]
    public void Tomorrow_resembles_today_as_the_table_implies()
    {
        double products = 0, squares = 0;
        foreach (var patient in Sets.Table.Where(p => p.KeepsClearOfTheEnds()))
        {
            var residuals = patient.Residuals();
            var variance = patient.Truth.Person.Sd * patient.Truth.Person.Sd;
            foreach (var (day, today) in residuals)
            {
                if (residuals.TryGetValue(day + 1, out var tomorrow))
                {
                    products += today * tomorrow / variance;
                    squares += ((today * today) + (tomorrow * tomorrow)) / (2 * variance);
                }
            }
        }

        Assert.InRange(products / squares, .36, .46);
    }

    [Fact]
    public void About_thirty_percent_of_days_are_missed() => Assert.InRange(Sets.Table.SelectMany(p => p.Days).Share(d => d.Answers is null), .27, .33);

    [Fact]
    public void A_missed_day_is_followed_by_another_more_often_than_not()
    {
        var pairs = Sets.Table.SelectMany(p => p.Days.Zip(p.Days.Skip(1))).ToArray();
        Assert.InRange(pairs.Where(d => d.First.Answers is null).Share(d => d.Second.Answers is null), .53, .60);
        Assert.InRange(pairs.Where(d => d.First.Answers is not null).Share(d => d.Second.Answers is null), .17, .22);
    }
}

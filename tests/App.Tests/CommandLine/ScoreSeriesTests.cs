using System.Globalization;
using Evenkeel.Clinical.Band;
using Evenkeel.CommandLine;
using Evenkeel.Cohort;

namespace Evenkeel.Tests.CommandLine;

/// <summary>Any series through the band and the 48-hour rule: what is said of a day rests on that day and earlier ones.</summary>
[Trait("Row", "10.21")]
public sealed class ScoreSeriesTests
{
    private const string Heading = "person,day,evidence,probability,band_low,band_mid,band_high,rule48,alert";
    private const string Headings = "person,day,value,session\n";

    [Fact]
    public void The_first_sixty_days_come_out_the_same_whatever_comes_after()
    {
        var people = Virtual(12);
        var whole = Score(Text(people, 90));
        var first = Score(Text(people, 60));
        Assert.Equal(first.Rows, whole.Rows.Where(r => int.Parse(r.Split(',')[1], CultureInfo.InvariantCulture) < 60));
        Assert.Equal(1 + 12 * 60, first.Lines.Length);
        Assert.Contains(first.Rows, r => r.EndsWith(",1", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_has_its_line_and_a_shift_that_lasts_becomes_an_alert_and_a_calm_time_does_not()
    {
        var text = Headings + string.Concat(Enumerable.Range(0, 40).Select(d => FormattableString.Invariant($"Ana,{d},{(d > 21 ? 7 : 3) + (d % 3) * .5},{(d % 7 == 0 ? 1 : 0)}\n")));
        var rows = Score(text).Rows.Select(r => r.Split(',')).ToArray();
        Assert.Equal(40, rows.Length);
        Assert.All(rows[..22], r => Assert.Equal(("0", "0"), (r[7], r[8])));
        Assert.Contains(rows[22..26], r => r[8] == "1");
        Assert.Contains(rows[22..25], r => r[7] == "1");
        Assert.All(rows, r => Assert.True(N(r[4]) <= N(r[5]) && N(r[5]) <= N(r[6]) && N(r[3]) is >= 0 and <= 1));
    }

    [Fact]
    public void The_same_rule_stands_that_wakes_a_nurse_at_the_limit_on_two_days_and_not_below_it()
    {
        string Days(double dip) => Headings + FormattableString.Invariant($"a,0,3,\na,1,3,1\na,2,{dip},\na,3,{dip},\na,4,3,\n");
        Assert.Equal(["0", "0", "0", "1", "0"], Column(Score(Days(5)), 7));
        Assert.Equal(["0", "0", "0", "0", "0"], Column(Score(Days(4.9)), 7));
    }

    [Fact]
    public void Forty_eight_hours_after_one_bad_day_with_silence_since_the_rule_stands() =>
        Assert.Equal(["0", "0", "0", "0", "1"], Column(Score(Headings + "a,0,3,\na,1,3,1\na,2,6,\na,3,,\na,4,,\n"), 7));

    [Fact]
    public void A_session_counts_from_the_day_after_it()
    {
        var with = Score(Headings + "a,0,3,0\na,1,3,0\na,2,9,1\na,3,9,0\n").Rows;
        var without = Score(Headings + "a,0,3,0\na,1,3,0\na,2,9,0\na,3,9,0\n").Rows;
        Assert.Equal(without[..3], with[..3]);
        Assert.NotEqual(without[3], with[3]);
    }

    [Fact]
    public void Days_that_are_absent_are_missed_days_and_have_no_row_of_their_own()
    {
        var absent = Score(Headings + "a,0,3,\na,1,4,1\na,5,4,\n").Rows;
        var blank = Score(Headings + "a,0,3,\na,1,4,1\na,2,,\na,3,,\na,4,,\na,5,4,\n").Rows;
        Assert.Equal(absent, new[] { blank[0], blank[1], blank[5] });
    }

    [Fact]
    public void Days_out_of_order_are_sorted_for_each_person_and_it_says_so()
    {
        var sorted = Score(Headings + "Ana,0,3,\nAna,1,4,1\nAna,2,5,\nBo,0,1,\n");
        var mixed = Score(Headings + "Ana,2,5,\nBo,0,1,\nAna,0,3,\nAna,1,4,1\n");
        Assert.Equal(sorted.Lines, mixed.Lines);
        Assert.Contains("out of order and have been sorted: Ana.", mixed.Output);
        Assert.DoesNotContain("out of order", sorted.Output);
    }

    [Fact]
    public void After_an_alert_there_are_seven_quiet_days_and_a_missed_day_never_alerts()
    {
        var rows = Score(Headings + string.Concat(Enumerable.Range(0, 60).Select(d => $"a,{d},{(d is 24 or 25 ? "" : d > 21 ? d % 2 == 0 ? "9" : "8" : d % 2 == 0 ? "2" : "3")},{(d % 7 == 0 ? 1 : 0)}\n")), budget: .5).Rows.Select(r => r.Split(',')).ToArray();
        int[] alerts = [.. Enumerable.Range(0, 60).Where(d => rows[d][8] == "1")];
        Assert.NotEmpty(alerts);
        Assert.All(alerts.Zip(alerts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= AlertBudget.QuietDays));
        Assert.DoesNotContain(alerts, d => d is 24 or 25);
        // The running evidence is told all the same: a missed day is not a calm one.
        Assert.True(N(rows[24][2]) > N(rows[20][2]));
    }

    [Theory]
    [InlineData("a,0,3,\na,0,4,\n", "line 3, day: a has day 0 on line 2 already")]
    [InlineData("a,0,10.01,\n", "line 2, value: 10.01 is off the scale; a value goes from 0 to 10")]
    [InlineData("a,0,-1,\n", "line 2, value: -1 is off the scale")]
    [InlineData("a,0,3,\na,1,NaN,\n", "line 3, value: 'NaN' is not a number; leave it blank")]
    [InlineData("a,0,Infinity,\n", "line 2, value: 'Infinity' is not a number")]
    [InlineData("a,0,1e999,\n", "line 2, value: '1e999' is not a number")]
    [InlineData("a,0,three,\n", "line 2, value: 'three' is not a number")]
    [InlineData("a,0,3,2\n", "line 2, session: '2' is neither 1 (a session that day) nor 0 or blank")]
    [InlineData("a,0.5,3,\n", "line 2, day: '0.5' is no whole number of days")]
    [InlineData("a,2026-11-30,3,\n", "line 2, day: '2026-11-30' is no whole number of days")]
    [InlineData("a,100001,3,\n", "line 2, day: '100001'")]
    [InlineData(",0,3,\n", "line 2, person: it is blank")]
    [InlineData("a,0,3\n", "line 2: it has 3 columns and the headings 4")]
    [InlineData("a,0,\"3,\n", "line 2: ")]
    [InlineData("", "there are headings and no rows")]
    public void A_row_that_cannot_be_taken_is_named_by_line_and_field_and_nothing_is_written(string rows, string said)
    {
        var scored = Score(Headings + rows);
        Assert.Equal(1, scored.Exit);
        Assert.Contains(said, scored.Error);
        Assert.StartsWith("Nothing written: ", scored.Error);
        Assert.Empty(scored.Lines);
        Assert.Empty(scored.Left);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n", "the file is empty")]
    [InlineData("person,day,value\na,0,3\n", "line 1, session: there must be one column of this name")]
    [InlineData("person,day,value,session,value\na,0,3,,4\n", "line 1, value: there must be one column of this name, and there are 2")]
    [InlineData("person;day;value;session\na;0;3;\n", "line 1, person: there must be one")]
    public void Headings_that_are_not_there_are_named(string text, string said) => Assert.Contains(said, Score(text).Error);

    [Fact]
    public void Every_wrong_line_is_told_at_once_and_what_was_there_before_stays()
    {
        var scored = Score(Headings + string.Concat(Enumerable.Range(0, 25).Select(d => $"a,{d},11,\n")), before: "kept");
        Assert.Contains("line 21, value", scored.Error);
        Assert.Contains("and 5 more", scored.Error);
        Assert.Equal(["kept"], scored.Lines);
    }

    [Fact]
    public void A_file_as_other_programs_write_it_is_read()
    {
        var plain = Score(Headings + "a,0,3,0\na,1,4,1\n");
        Assert.Equal(plain.Lines, Score("\uFEFF" + "session,note,value,day,person\r\n0.0,x,3.0,0.0,a\r\n1,\"y, z\",4,1,a\r\n").Lines);
        Assert.Equal("\"Ana, B\"", Score(Headings + "\"Ana, B\",0,3,\n").Rows[0][..8]);
    }

    [Fact]
    public void Not_one_answer_is_said_to_be_unknown_and_is_never_an_alert()
    {
        var scored = Score(Headings + string.Concat(Enumerable.Range(0, 30).Select(d => $"a,{d},,{(d == 3 ? 1 : 0)}\n")));
        Assert.Equal(0, scored.Exit);
        Assert.Contains("Not one answer, so nothing is known of them, and no alert means nothing: a.", scored.Output);
        Assert.All(scored.Rows, r => Assert.EndsWith(",0,0", r));
        Assert.DoesNotContain("NaN", string.Concat(scored.Lines));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(10)]
    public void A_constant_series_and_a_single_answer_give_numbers_and_no_alert(int value)
    {
        var constant = Score(Headings + string.Concat(Enumerable.Range(0, 90).Select(d => $"a,{d},{value},{(d % 7 == 0 ? 1 : 0)}\n")) + $"b,5,{value},1\n");
        Assert.Equal(91, constant.Rows.Length);
        Assert.All(constant.Rows, r => Assert.EndsWith(",0", r));
        Assert.All(constant.Rows, r => Assert.All(r.Split(',').Skip(1), cell => Assert.True(double.IsFinite(N(cell)))));
        Assert.Contains("No session", Score(Headings + "b,5,4,\n").Output);
    }

    [Fact]
    public void Five_thousand_days_are_scored_to_the_last()
    {
        var scored = Score(Headings + string.Concat(Enumerable.Range(0, 5_000).Select(d => FormattableString.Invariant($"a,{d},{d * 7 % 11},{(d % 28 == 0 ? 1 : 0)}\n"))));
        Assert.Equal(5_000, scored.Rows.Length);
        Assert.All(scored.Rows, r => Assert.True(double.IsFinite(N(r.Split(',')[2]))));
    }

    [Theory]
    [InlineData(.049, 1, "--budget goes from 0.05 to 0.5")]
    [InlineData(.51, 1, "--budget goes from 0.05 to 0.5")]
    [InlineData(double.NaN, 1, "--budget goes from 0.05 to 0.5")]
    [InlineData(.1, 0, "--items goes from 1")]
    public void A_budget_or_a_number_of_items_that_cannot_be_is_refused(double budget, int items, string said) =>
        Assert.Contains(said, Score(Headings + "a,0,3,\n", budget, items).Error);

    [Fact]
    public void A_larger_budget_never_alerts_less_and_more_items_are_taken_to_be_quieter()
    {
        var text = Text(Virtual(30), 90);
        int Alerts(double budget) => Score(text, budget, 3).Rows.Count(r => r.EndsWith(",1", StringComparison.Ordinal));
        Assert.True(Alerts(.05) < Alerts(.1) && Alerts(.1) < Alerts(.5));
        double[] widths = [.. new[] { 1, 2, 3 }.Select(items => Score(Headings + "a,0,5,\na,1,5,\n", .1, items).Rows[1].Split(',')).Select(r => N(r[6]) - N(r[4]))];
        Assert.True(widths[0] > widths[1] && widths[1] > widths[2]);
        Assert.Equal(BandParameters.ThreeItems, SeriesScore.Parameters(7));
    }

    [Fact]
    public void The_file_that_is_read_is_not_written_over_and_a_file_that_is_not_there_is_said()
    {
        var file = Diaries.Written(Headings + "a,0,3,\n");
        var error = new StringWriter();
        Assert.Equal(1, ScoreSeries.Run(file, new FileInfo(file.FullName), .1, 1, TextWriter.Null, error, CancellationToken.None));
        Assert.Contains("--out is the file that is read", error.ToString());
        Assert.Equal(1, ScoreSeries.Run(new FileInfo(file.FullName + ".not"), new FileInfo(file.FullName + ".out"), .1, 1, TextWriter.Null, error, CancellationToken.None));
        Assert.False(File.Exists(file.FullName + ".out"));
    }

    [Fact]
    public void Stopped_in_the_middle_nothing_is_left()
    {
        var file = Diaries.Written(Text(Virtual(3), 90));
        Assert.Equal(130, ScoreSeries.Run(file, new FileInfo(file.FullName + ".out"), .1, 1, TextWriter.Null, TextWriter.Null, new CancellationToken(canceled: true)));
        Assert.Equal([file.FullName], Directory.GetFiles(file.DirectoryName!));
    }

    private static VirtualPatient[] Virtual(int people) => [.. VirtualCohort.Generate(new CohortParameters().Enriched(2), 101, people)];

    private static string Text(IEnumerable<VirtualPatient> people, int days) => Headings + string.Concat(people.SelectMany(p => p.Days.Take(days).Select(d =>
        FormattableString.Invariant($"{p.Index},{d.Day},{(d.Answers is { } a ? a.DistressTimesThree / 3.0 : null)},{(p.Sessions.Any(s => s.Day == d.Day) ? 1 : 0)}\n"))));

    private static double N(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string[] Column(Scored scored, int column) => [.. scored.Rows.Select(r => r.Split(',')[column])];

    private static Scored Score(string text, double budget = .1, int items = 1, string? before = null)
    {
        var file = Diaries.Written(text, "series.csv");
        var to = new FileInfo(Path.Combine(file.DirectoryName!, "scores.csv"));
        if (before is not null)
        {
            File.WriteAllText(to.FullName, before);
        }

        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = ScoreSeries.Run(file, to, budget, items, output, error, TestContext.Current.CancellationToken);
        string[] lines = File.Exists(to.FullName) ? File.ReadAllText(to.FullName).TrimEnd('\n').Split('\n') : [];
        Assert.True(exit != 0 || lines[0] == Heading);
        string[] left = [.. Directory.GetFiles(file.DirectoryName!).Where(f => f != file.FullName && f != to.FullName)];
        Directory.Delete(file.DirectoryName!, recursive: true);
        return new(exit, lines, left, output.ToString(), error.ToString());
    }

    private sealed record Scored(int Exit, string[] Lines, string[] Left, string Output, string Error)
    {
        public string[] Rows => Lines[1..];
    }
}

using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests;

/// <summary>Readings, baselines and the dip that stands: what the signs are counted from.</summary>
[Trait("Row", "3.1")]
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
public class CourseTests
{
    [Theory]
    [InlineData("d4 09:00", "4.3")]
    [InlineData("d5 09:00", "2.5")]
    public void A_skipped_item_is_filled_with_its_own_last_value_of_three_days_when_that_is_the_higher(string when, string distress) =>
        Assert.Equal(decimal.Parse(distress), Skipping(Person.Chi.Answers("d1 09:00", 8), when).AsOf(when).Readings[^1].Distress);

    [Fact]
    public void It_is_filled_with_the_answered_mean_when_that_is_the_higher_and_marked()
    {
        var reading = Skipping(Person.Chi.Answers("d1 09:00", 1), "d2 09:00").AsOf("d2 09:00").Readings[^1];
        Assert.Equal((2.5m, ReadingMark.OneFilled), (reading.Distress, reading.Mark));
    }

    [Fact]
    public void One_item_of_three_gives_no_reading() => Assert.Empty(Person.Chi.Answers("d1 09:00", c => c with { LowMood = Answer.Of(9) }).AsOf("d1 09:00").Readings);

    [Fact]
    public void The_single_item_stands_for_the_reading_marked()
    {
        var reading = Assert.Single(Person.Chi.Answers("d1 09:00", c => c with { Overall = Answer.Of(7) }).AsOf("d1 09:00").Readings);
        Assert.Equal((7m, ReadingMark.SingleItem), (reading.Distress, reading.Mark));
    }

    [Fact]
    public void A_days_value_is_the_mean_of_its_readings_the_day_rolling_over_at_four() =>
        Assert.Equal([6m, 8m], Person.Chi.Answers("d1 09:00", 5).Answers("d2 03:59", 7).Answers("d2 04:00", 8).AsOf("d2 09:00").Days.Select(d => d.Distress));

    [Theory]
    [InlineData(-1, "")]
    [InlineData(-2, "3.0")]
    public void A_baseline_needs_two_days(int from, string baseline) =>
        Assert.Equal(baseline, $"{new Person().AnswersDaily(from, -1, 3).Session("d0 10:00", "d0 12:00").AsOf("d0 12:00").Course.Baseline:0.0}");

    [Fact]
    public void A_baseline_is_the_median_of_the_seven_latest_days_before_the_session() =>
        Assert.Equal(2, new Person().AnswersDaily(-9, -8, 9).AnswersDaily(-7, -4, 2).AnswersDaily(-3, -1, 8).Session("d0 10:00", "d0 12:00").AsOf("d0 12:00").Course.Baseline);

    [Theory]
    [InlineData(-14, "5.0")]
    [InlineData(-15, "")]
    public void It_looks_back_fourteen_days(int day, string baseline) =>
        Assert.Equal(baseline, $"{new Person().Answers($"d{day} 09:00", 7).Answers("d-1 09:00", 3).Session("d0 10:00", "d0 12:00").AsOf("d0 12:00").Course.Baseline:0.0}");

    [Theory]
    [InlineData("d0 09:59:59", "5.0")]
    [InlineData("d0 10:00", "")]
    public void Answers_of_the_sessions_day_count_until_its_start(string when, string baseline) =>
        Assert.Equal(baseline, $"{new Person().Answers("d-1 09:00", 3).Answers(when, 7).Session("d0 10:00", "d0 12:00").AsOf("d0 12:00").Course.Baseline:0.0}");

    [Fact]
    public void A_new_session_moves_the_baseline_when_no_dip_stands()
    {
        var course = Person.Ana.AnswersDaily(1, 13, 4).Session("d14 10:00", "d14 12:00").AsOf("d14 12:00").Course;
        Assert.Equal((4m, 3m), (course.Baseline, course.CourseBaseline));
    }

    [Theory]
    [InlineData(11, 3)]
    [InlineData(12, 6)]
    public void While_a_dip_is_unrecovered_the_old_baseline_stays(int sessionDay, int baseline)
    {
        // The third calm day is day 11: at a session in its morning, before its answer, the dip is not over.
        var person = Person.Ana.AnswersDaily(1, 8, 6).Answers("d9 09:00", 3.9m).Answers("d10 09:00", 3.9m).Answers("d11 09:00", 3.9m)
            .Session($"d{sessionDay} 08:00", $"d{sessionDay} 08:30");
        Assert.Equal(baseline, person.AsOf("d12 10:00").Course.Baseline);
    }

    [Fact]
    public void An_answer_after_a_session_does_not_change_what_it_is_compared_with()
    {
        var person = Person.Ana.AnswersDaily(1, 8, 6).AnswersDaily(9, 11, 3.9m).Session("d11 10:00", "d11 12:00");
        Assert.Equal(person.AsOf("d11 13:00").Course.Baseline, person.Answers("d11 20:00", 4.5m).AsOf("d11 21:00").Course.Baseline);
    }

    /// <summary>Six of ten before the first course, four before the second.</summary>
    private static Person Again(bool startsCourse) => new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00").AnswersDaily(1, 20, 4).AnswersDaily(60, 69, 4)
        .Session("d70 10:00", "d70 12:00", startsCourse: startsCourse);

    [Fact]
    public void A_new_course_is_compared_with_the_days_before_it_and_another_session_with_those_before_the_first()
    {
        var (again, another) = (Again(startsCourse: true).AsOf("d70 12:00"), Again(startsCourse: false).AsOf("d70 12:00"));
        Assert.Equal((4m, 4m), (again.Course.Baseline, again.Course.CourseBaseline));
        Assert.Equal((4m, 6m), (another.Course.Baseline, another.Course.CourseBaseline));
        Assert.Equal((again.Sessions[1], another.Sessions[0]), (again.CourseStart, another.CourseStart));
    }

    [Fact]
    [Trait("Row", "4.3")]
    public void Two_points_above_the_days_before_a_new_course_are_worse_than_before_it()
    {
        Person Worse(bool startsCourse) => Again(startsCourse).Answers("d71 09:00", 6).Answers("d72 09:00", 6);
        Assert.IsType<Present>(WorseThanBeforeTreatment.Judge(Worse(startsCourse: true).AsOf("d72 10:00")));
        Assert.IsNotType<Present>(WorseThanBeforeTreatment.Judge(Worse(startsCourse: false).AsOf("d72 10:00")));
    }

    [Fact]
    public void A_new_course_ends_no_dip_that_stands()
    {
        var person = Person.Ana.AnswersDaily(1, 8, 6).Session("d9 10:00", "d9 12:00", startsCourse: true);
        Assert.NotNull(person.AsOf("d9 12:00").Course.Dip);
        Assert.Equal(3m, person.AsOf("d9 12:00").Course.Baseline);
    }

    [Fact]
    public void The_course_baseline_stands_in_for_a_missing_one() =>
        Assert.Equal(3, Person.Ana.Session("d60 10:00", "d60 12:00").AsOf("d60 12:00").Course.Baseline);

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [Trait("Row", "3.5")]
    public void A_dip_stands_until_three_days_below_the_recovery_line(int calmDays, bool stands) =>
        Assert.Equal(stands, Person.Ben.AnswersDaily(2, 1 + calmDays, 3.9m).AsOf("d8 10:00").Course.Dip is not null);

    [Fact]
    [Trait("Row", "3.5")]
    public void A_day_at_the_recovery_line_starts_the_count_again() =>
        Assert.NotNull(Person.Ben.AnswersDaily(2, 3, 3.9m).Answers("d4 09:00", 4).AnswersDaily(5, 6, 3.9m).AsOf("d6 10:00").Course.Dip);

    [Theory]
    [InlineData(ReportKind.FeelWorse)]
    [InlineData(ReportKind.ComparedWorse)]
    public void Words_alone_start_a_dip(ReportKind kind) => Assert.NotNull(Person.Ana.Says("d1 09:00", kind).AsOf("d1 10:00").Course.Dip);

    [Theory]
    [InlineData(ReportKind.ComparedSame)]
    [InlineData(ReportKind.BeyondUsualNo)]
    public void Other_words_start_none(ReportKind kind) => Assert.Null(Person.Ana.Says("d1 09:00", kind).AsOf("d1 10:00").Course.Dip);

    [Theory]
    [InlineData(ProlongedDip.Code, false)]
    [InlineData(FeelsWorse.Code, true)]
    [InlineData(DipToday.Code, true)]
    [Trait("Row", "3.5")]
    public void A_dip_that_readings_show_ends_only_when_a_person_closes_the_dip(string sign, bool stands) =>
        Assert.Equal(stands, Person.Ben.Says("d1 09:00", ReportKind.FeelWorse).Closed("d1 12:00", sign).AsOf("d1 13:00").Course.Dip is not null);

    [Fact]
    public void A_dip_of_words_alone_ends_when_a_person_closes_them() =>
        Assert.Null(Person.Ana.Says("d1 09:00", ReportKind.FeelWorse).Closed("d1 12:00", FeelsWorse.Code).AsOf("d1 13:00").Course.Dip);

    private static Person Skipping(Person person, string when) =>
        person.Answers(when, c => c with { LowMood = Answer.Of(2), Anxiety = Answer.Of(3), Restlessness = Answer.Skipped });
}

using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.4")]
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
public class ProlongedDipTests
{
    private static readonly Person Twice = Person.Ana.Answers("d1 09:00", 5).Answers("d2 09:00", 5);

    [Theory]
    [InlineData("5.0", "d2 09:00", "Urgent")]
    [InlineData("5.0", "d2 08:59:59", "Absent until d3 09:00")]
    [InlineData("4.9", "d2 09:00", "Absent until d3 09:00")]
    [InlineData("5.1", "d2 09:00", "Urgent")]
    public void Two_readings_at_the_limit_24_hours_apart_open_an_alert(string second, string when, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers("d1 09:00", 5).Answers(when, decimal.Parse(second)).Judge(ProlongedDip.Judge, when));

    [Theory]
    [InlineData("4.0", "Urgent")]
    [InlineData("3.9", "Absent until d4 08:00")]
    public void Only_a_reading_below_the_recovery_line_between_them_clears_the_first(string between, string expected) =>
        Assert.Equal(expected, Person.Ben.Answers("d1 20:00", decimal.Parse(between)).Answers("d2 08:00", 5).Answers("d2 09:00", 5).Judge(ProlongedDip.Judge, "d2 09:00"));

    [Theory]
    [InlineData("d3 08:59:59", "Absent until d3 09:00")]
    [InlineData("d3 09:00", "Urgent")]
    public void One_reading_at_the_limit_and_then_silence_opens_an_alert_at_48_hours(string when, string expected) =>
        Assert.Equal(expected, Person.Ben.Judge(ProlongedDip.Judge, when));

    [Fact]
    public void A_dip_of_one_day_stays_silent() => Assert.Equal("Absent until d4 09:00", Person.Ben.Answers("d2 09:00", 3).Judge(ProlongedDip.Judge, "d3 12:00"));

    [Fact]
    public void Missing_days_neither_count_nor_clear() =>
        Assert.Equal("Urgent", Person.Ben.Answers("d3 10:00", 4).Judge(ProlongedDip.Judge, "d3 10:00"));

    [Theory]
    [InlineData("d3 07:59:59", "Absent until d3 08:00")]
    [InlineData("d3 08:00", "Asap")]
    public void I_feel_worse_still_standing_after_48_hours_is_Asap(string when, string expected) =>
        Assert.Equal(expected, Person.Ana.Says("d1 08:00", ReportKind.FeelWorse).Answers("d2 08:00", 4).Judge(ProlongedDip.Judge, when));

    [Fact]
    public void I_feel_worse_ends_with_a_recovery() =>
        Assert.Equal("Absent until d4 08:00", Person.Ana.Says("d1 08:00", ReportKind.FeelWorse).Answers("d2 08:00", 3.9m).Judge(ProlongedDip.Judge, "d3 08:00"));

    [Fact]
    public void I_feel_worse_ends_with_a_closing_by_a_person() =>
        Assert.Equal("Absent until d4 08:00", Person.Ana.Says("d1 08:00", ReportKind.FeelWorse).Closed("d1 15:00", FeelsWorse.Code).Answers("d2 08:00", 4)
            .Judge(ProlongedDip.Judge, "d3 08:00"));

    [Fact]
    public void Closing_the_words_does_not_close_the_readings_beside_them() =>
        Assert.Equal("Urgent", Twice.Says("d1 09:00", ReportKind.FeelWorse).Closed("d1 15:00", FeelsWorse.Code).Judge(ProlongedDip.Judge, "d2 09:00"));

    [Theory]
    [InlineData("d4 08:59:59", "Absent until d5 09:00")]
    [InlineData("d4 09:00", "Urgent")]
    public void After_a_person_closed_it_the_48_hours_begin_anew(string second, string expected) =>
        Assert.Equal(expected, Twice.Closed("d2 12:00", ProlongedDip.Code).Answers("d3 09:00", 6).Answers(second, 6).Judge(ProlongedDip.Judge, second));

    [Theory]
    [InlineData("d3 08:59:59", "Urgent")]
    [InlineData("d3 09:00", "Asap")]
    public void The_question_left_unanswered_for_24_hours_counts_as_not_sure(string when, string expected) =>
        Assert.Equal(expected, Twice.Judge(ProlongedDip.Judge, when));

    [Theory]
    [InlineData(ReportKind.BeyondUsualYes, "d2 10:00", "Asap")]
    [InlineData(ReportKind.BeyondUsualNotSure, "d2 10:00", "Asap")]
    [InlineData(ReportKind.BeyondUsualNo, "d2 10:00", "Urgent")]
    [InlineData(ReportKind.BeyondUsualNo, "d3 10:00", "Urgent")]
    public void The_patients_answer_raises_and_never_lowers(ReportKind answer, string when, string expected) =>
        Assert.Equal(expected, Twice.Says("d2 10:00", answer).Judge(ProlongedDip.Judge, when));

    [Fact]
    public void A_no_that_comes_after_24_hours_lowers_nothing() =>
        Assert.Equal("Asap", Twice.Says("d3 09:00", ReportKind.BeyondUsualNo).Judge(ProlongedDip.Judge, "d3 10:00"));

    [Theory]
    [InlineData("8.9", "Urgent")]
    [InlineData("9.0", "Asap")]
    public void A_severe_answer_within_it_raises_it(string second, string expected) =>
        Assert.Equal(expected, Person.Ben.Answers("d2 09:00", decimal.Parse(second)).Judge(ProlongedDip.Judge, "d2 09:00"));

    [Trait("Row", "3.5")]
    [Theory]
    [InlineData("d15 08:59:59", false)]
    [InlineData("d15 09:00", true)]
    public void A_dip_that_still_stands_after_14_days_climbs_by_itself(string when, bool climbs)
    {
        // Now and then a reading below the recovery line, never three calm days in a row.
        var person = Enumerable.Range(1, 7).Aggregate(Person.Ben, (p, i) => p.Answers($"d{2 * i} 09:00", 3.5m).Answers($"d{2 * i} 21:00", 4.9m));
        Assert.Equal(climbs ? "Urgent" : "Absent until d15 09:00", person.Judge(ProlongedDip.Judge, when));
    }

    [Fact]
    public void At_14_days_a_prolonged_dip_that_the_patient_called_usual_is_raised_too() =>
        Assert.Equal(("Urgent", "Asap"), (
            Twice.Says("d2 10:00", ReportKind.BeyondUsualNo).Judge(ProlongedDip.Judge, "d15 08:59"),
            Twice.Says("d2 10:00", ReportKind.BeyondUsualNo).Judge(ProlongedDip.Judge, "d15 09:00")));

    [Fact]
    public void The_run_starts_at_the_sessions_end() =>
        Assert.Equal("Absent until d3 15:00", new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 16:00").Answers("d0 15:00", 6)
            .Answers("d0 16:00", 4).Answers("d1 15:00", 5).Judge(ProlongedDip.Judge, "d1 15:00"));

    [Theory]
    [InlineData("d2 08:59:59", "NoBaseline")]
    [InlineData("d2 09:00", "Urgent")]
    public void Without_a_baseline_two_worse_24_hours_apart_fire(string second, string expected) =>
        Assert.Equal(expected, Person.Chi.Says("d1 09:00", ReportKind.ComparedWorse).Says(second, ReportKind.ComparedWorse).Judge(ProlongedDip.Judge, second));

    [Theory]
    [InlineData("6.9", "NoBaseline")]
    [InlineData("7.0", "Urgent")]
    public void Without_a_baseline_distress_of_7_twice_fires(string second, string expected) =>
        Assert.Equal(expected, Person.Chi.Answers("d1 09:00", 7).Answers("d2 09:00", decimal.Parse(second)).Judge(ProlongedDip.Judge, "d2 09:00"));

    [Fact]
    public void With_a_baseline_a_comparison_is_no_reading_at_the_limit() =>
        Assert.Equal("Absent until d4 09:00", Person.Ana.Says("d1 09:00", ReportKind.ComparedWorse).Answers("d2 09:00", 4).Says("d2 09:00", ReportKind.ComparedWorse)
            .Judge(ProlongedDip.Judge, "d2 09:00"));

    [Fact]
    public void Before_any_session_there_is_nothing_to_compare_with() => Assert.Equal("NoSessionYet", new Person().AnswersDaily(1, 3, 8).Judge(ProlongedDip.Judge, "d3 10:00"));

    [Fact]
    public void An_answer_from_before_the_session_does_not_speak_for_the_time_after_it() =>
        Assert.Equal("NoAnswerYet", Person.Ana.Judge(ProlongedDip.Judge, "d0 13:00"));

    [Fact]
    public void After_two_days_without_an_answer_calm_is_over() =>
        Assert.Equal("NotAnsweredSince", Person.Ana.Answers("d1 09:00", 3).Judge(ProlongedDip.Judge, "d3 09:00"));
}

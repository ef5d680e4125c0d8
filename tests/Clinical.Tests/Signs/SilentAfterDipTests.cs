using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public class SilentAfterDipTests
{
    private static readonly Person AtHome = new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 12:00", atHome: true);

    [Theory]
    [InlineData("d1 11:59:59", "NotAnsweredSince", null)]
    [InlineData("d1 12:00", "Watch", 24)]
    [InlineData("d1 23:59:59", "Watch", 24)]
    [InlineData("d2 00:00", "Watch", 36)]
    [InlineData("d2 11:59:59", "Watch", 36)]
    [InlineData("d2 12:00", "Urgent", 48)]
    public void In_the_first_days_silence_is_a_nudge_then_the_support_person_then_a_call(string when, string expected, int? step)
    {
        var finding = SilentAfterDip.Judge(Person.Ana.AsOf(when));
        Assert.Equal((expected, (decimal?)step), (finding.Told(), finding.Evidence().FirstOrDefault(e => e.Fact == Fact.HoursSilent)?.Limit));
    }

    [Theory]
    [InlineData("d2 08:59:59", "Absent until d2 09:00")]
    [InlineData("d3 08:59:59", "Watch")]
    [InlineData("d3 09:00", "Asap")]
    [Trait("Row", "4.4")]
    public void After_a_dip_the_call_is_Asap(string when, string expected) => Assert.Equal(expected, Person.Ben.Judge(SilentAfterDip.Judge, when));

    [Fact]
    public void With_known_ideation_the_call_is_Asap_however_long_ago_the_session() =>
        Assert.Equal("Asap", Person.Ana.AnswersDaily(1, 20, 3).Safety("d20 09:00", SafetyAnswer.PassingThoughts).Closed("d20 12:00", Ideation.Code, known: 2)
            .Judge(SilentAfterDip.Judge, "d22 09:00"));

    [Theory]
    [InlineData("d1 12:00", "d3 12:00", "Urgent")]
    [InlineData("d1 12:00:01", "d3 12:00:01", "Watch")]
    public void Without_either_only_the_first_72_hours_count(string last, string when, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers(last, 3).Judge(SilentAfterDip.Judge, when));

    [Fact]
    public void Later_on_silence_is_just_not_known() => Assert.Equal("NotAnsweredSince", Person.Ana.AnswersDaily(1, 9, 3).Judge(SilentAfterDip.Judge, "d20 09:00"));

    [Theory]
    [InlineData("d0 15:59:59", "Absent until d0 16:00")]
    [InlineData("d0 16:00", "Asap")]
    public void After_a_session_at_home_a_missed_4_hour_check_in_is_Asap(string when, string expected) => Assert.Equal(expected, AtHome.Judge(SilentAfterDip.Judge, when));

    [Fact]
    public void Answered_at_home_the_call_after_48_hours_is_Asap_too() =>
        Assert.Equal(("Watch", "Asap"), (
            AtHome.Answers("d0 15:00", 3).Judge(SilentAfterDip.Judge, "d2 14:59:59"), AtHome.Answers("d0 15:00", 3).Judge(SilentAfterDip.Judge, "d2 15:00")));

    [Fact]
    public void A_session_whose_end_nobody_recorded_starts_the_clock_too() =>
        Assert.Equal("Urgent", new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", null).Judge(SilentAfterDip.Judge, "d2 10:00"));

    [Fact]
    public void A_check_in_without_distress_does_not_stop_the_clock() =>
        Assert.Equal("Asap", Person.Ben.Safety("d2 09:00", SafetyAnswer.No).Answers("d3 08:00", c => c with { LowMood = Answer.Of(2) }).Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Fact]
    public void An_answer_of_one_item_stops_it() =>
        Assert.Equal("Watch", Person.Ben.Answers("d2 09:00", c => c with { Overall = Answer.Of(6) }).Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Fact]
    public void Nobody_waits_for_somebody_without_a_session_or_an_answer() => Assert.Equal("NoAnswerYet", new Person().Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Fact]
    public void Who_only_ever_said_I_feel_worse_is_waited_for_from_then_on() =>
        Assert.Equal("Asap", new Person().Says("d1 09:00", ReportKind.FeelWorse).Judge(SilentAfterDip.Judge, "d3 09:00"));
}

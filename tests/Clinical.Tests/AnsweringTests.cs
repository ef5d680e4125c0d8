using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;
using Evenkeel.Clinical.Tests.People;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests;

/// <summary>"Has she answered?" in one definition: how bad it is, a whole form without that, a begun one, nothing.</summary>
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public class AnsweringTests
{
    private static CheckIn Form { get; } = new(Guid.NewGuid(), When.At("d2 09:00"), When.At("d2 09:00"), When.On(When.At("d2 09:00")));

    [Fact]
    public void The_safety_question_alone_is_never_an_answer()
    {
        foreach (var safety in Enum.GetValues<SafetyAnswer>())
        {
            Assert.Equal(DayAnswer.Begun, Answering.Of([Form with { Safety = safety }], []));
        }
    }

    [Fact]
    public void A_whole_form_without_a_number_is_an_answer_but_not_how_bad_it_is() =>
        Assert.Equal(DayAnswer.NotHowBad, Answering.Of([Form, Form with { IsWhole = true, LowMood = Answer.Of(3), Hope = Answer.Of(2) }], []));

    [Fact]
    public void Two_of_three_say_how_bad_it_is_and_the_single_item_does_and_one_of_three_does_not()
    {
        Assert.True(Answering.SaysHowBad(Form with { LowMood = Answer.Of(0), Restlessness = Answer.Of(4) }));
        Assert.True(Answering.SaysHowBad(Form with { Overall = Answer.Of(0) }));
        Assert.False(Answering.SaysHowBad(Form with { Anxiety = Answer.Of(9), LowMood = Answer.Skipped, Restlessness = Answer.Declined }));
    }

    [Fact]
    public void What_says_how_bad_it_is_is_what_gives_a_reading()
    {
        Answer[] given = [Answer.NotAsked, Answer.Skipped, Answer.Of(5)];
        foreach (var c in from mood in given from fear in given from rest in given from all in given
                 select Form with { LowMood = mood, Anxiety = fear, Restlessness = rest, Overall = all })
        {
            Assert.Equal(Answering.SaysHowBad(c), new Trajectory { AsOf = c.AnsweredAt, Today = c.On, TodayEndsAt = c.AnsweredAt, CheckIns = [c] }.Readings.Count == 1);
        }
    }

    [Theory]
    [InlineData(14, "Watch")]
    [InlineData(null, "Asap")]
    public void A_scored_instrument_stops_the_clock_of_a_silence_and_one_with_an_item_missing_does_not(int? total, string expected) =>
        Assert.Equal(expected, Person.Ben.Gad7("d2 09:00", total).Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Fact]
    public void A_screener_stops_no_clock() =>
        Assert.Equal("Asap", Person.Ben.Screened("d2 09:00", Screening.Negative).Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Fact]
    public void After_a_session_at_home_a_scored_instrument_is_the_first_answer_and_the_safety_question_is_not()
    {
        var atHome = new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 12:00", atHome: true);
        Assert.Equal("Asap", atHome.Safety("d0 15:00", SafetyAnswer.No).Judge(SilentAfterDip.Judge, "d0 16:00"));
        Assert.NotEqual("Asap", atHome.Phq9("d0 15:00", 9).Judge(SilentAfterDip.Judge, "d0 16:00"));
    }

    [Theory]
    [InlineData(true, "Silent for 48 h (limit 48); answered, but not how bad it is, d2 10:00", "You answered, but not how hard it is. One tap is enough to tell us.")]
    [InlineData(false, "Silent for 48 h (limit 48); began to answer, but did not say how bad it is, d2 10:00", "You began to answer. We do not know yet how hard it is.")]
    public void What_came_without_a_number_is_said_and_never_called_silence(bool whole, string toStaff, string toHer)
    {
        var finding = SilentAfterDip.Judge(Person.Ben.Answers("d2 10:00", c => c with { Safety = SafetyAnswer.No, IsWhole = whole }).AsOf("d3 09:00"));
        Assert.Equal(toStaff, ClinicianVoice.Why(finding, _ => "d2 10:00"));
        Assert.Equal(toHer, Assert.Single(PatientVoice.Seen(new(SilentAfterDip.Code, finding))));
    }

    [Fact]
    public void Not_heard_from_you_for_a_while_never_stands_seconds_after_an_answer()
    {
        // Two missed days, then an answer: still not known how those days were, and yet she was heard a moment ago.
        var answered = Person.Ana.Answers("d4 09:00", 3).AsOf("d4 09:00");
        var sentences = Catalogue.Current.Assess(answered).Findings.SelectMany(PatientVoice.Seen).ToArray();
        Assert.Contains("Some days have no answer, so we do not know how they were for you.", sentences);
        Assert.DoesNotContain(sentences, s => s.Contains("for a while", StringComparison.Ordinal));
    }

    [Fact]
    public void The_silence_ladder_goes_on_after_a_begun_form() =>
        Assert.NotEmpty(SilenceLadder.Due(Person.Ben.Safety("d3 08:00", SafetyAnswer.No).AsOf("d3 09:00"), new(true, [], true)));
}

using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Silence;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Silence;

[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public class PauseTests
{
    private static readonly Agreed ToAll = new(true, [new("d0000000-0000-0000-0000-000000000001")], true);

    /// <summary>Well for three weeks after a session, then a pause of a week.</summary>
    private static readonly Person Steady = Person.Ana.AnswersDaily(1, 20, 3);

    /// <summary>Dipping, and a person has agreed to a pause from d2 to d5.</summary>
    private static readonly Person BenRests = Person.Ben.Rests("d2 04:00", "d5 04:00", yes: true);

    [Theory]
    [InlineData("d2 03:59:59", "Absent until d2 04:00")]
    [InlineData("d2 04:00", "Paused")]
    [InlineData("d5 03:59:59", "Paused")]
    [InlineData("d5 04:00", "NotAnsweredSince")]
    [InlineData("d6 03:59:59", "NotAnsweredSince")]
    [InlineData("d6 04:00", "Watch")]
    [InlineData("d7 03:59:59", "Watch")]
    [InlineData("d7 04:00", "Asap")]
    public void Paused_is_neither_silent_nor_well_and_the_clock_starts_again_at_its_end(string when, string expected) =>
        Assert.Equal(expected, BenRests.Judge(SilentAfterDip.Judge, when));

    [Theory]
    [InlineData("d4 12:00", false)]
    [InlineData("d6 03:59:59", false)]
    [InlineData("d6 04:00", true)]
    public void No_step_is_taken_in_a_pause(string when, bool nudged) =>
        Assert.Equal(nudged, SilenceLadder.Due(BenRests.AsOf(when), ToAll).Any(s => s.Step == SilenceStep.Nudge));

    [Fact]
    public void Without_a_yes_it_does_not_hold_in_a_dip() =>
        Assert.Equal("Asap", Person.Ben.Rests("d2 04:00", "d5 04:00").Judge(SilentAfterDip.Judge, "d3 09:00"));

    [Theory]
    [InlineData("d3 11:59:59", "Urgent")]
    [InlineData("d3 12:00", "Paused")]
    public void Without_a_yes_it_does_not_hold_from_within_72_hours_of_a_session(string from, string expected) =>
        Assert.Equal(expected, Person.Ana.Rests(from, "d9 04:00").Judge(SilentAfterDip.Judge, "d3 12:00"));

    [Theory]
    [InlineData(false, "Asap")]
    [InlineData(true, "Paused")]
    public void With_known_ideation_only_a_yes_makes_it_hold(bool yes, string expected) =>
        Assert.Equal(expected, Steady.Safety("d20 10:00", SafetyAnswer.PassingThoughts).Closed("d20 12:00", Ideation.Code, known: 2).Rests("d20 13:00", "d27 04:00", yes)
            .Judge(SilentAfterDip.Judge, "d22 10:00"));

    [Theory]
    [InlineData(false, "Asap")]
    [InlineData(true, "Paused")]
    public void The_four_hours_after_a_session_at_home_are_paused_only_with_a_yes(bool yes, string expected) =>
        Assert.Equal(expected, new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 12:00", atHome: true).Rests("d0 13:00", "d3 04:00", yes).Judge(SilentAfterDip.Judge, "d0 16:00"));

    [Fact]
    public void A_session_in_it_ends_it() =>
        Assert.Equal("Urgent", Steady.Rests("d21 04:00", "d28 04:00", yes: true).Session("d22 10:00", "d22 12:00").Judge(SilentAfterDip.Judge, "d24 12:00"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dip_that_begins_in_it_ends_it_and_silence_counts_from_there(bool yes)
    {
        var dips = Steady.Rests("d21 04:00", "d28 04:00", yes).Answers("d22 09:00", 7);
        Assert.Equal(("Absent until d23 09:00", "Asap"), (dips.Judge(SilentAfterDip.Judge, "d22 09:00"), dips.Judge(SilentAfterDip.Judge, "d24 09:00")));
    }

    [Fact]
    public void I_feel_worse_said_in_it_ends_it() =>
        Assert.Equal("Asap", Steady.Rests("d21 04:00", "d28 04:00").Says("d22 09:00", ReportKind.FeelWorse).Judge(SilentAfterDip.Judge, "d24 09:00"));

    [Fact]
    public void A_positive_safety_answer_in_it_ends_it() =>
        Assert.Equal("Asap", Steady.Rests("d21 04:00", "d28 04:00").Safety("d22 09:00", SafetyAnswer.PassingThoughts).Judge(SilentAfterDip.Judge, "d24 09:00"));

    [Fact]
    public void A_calm_answer_in_it_ends_nothing() =>
        Assert.Equal("Paused", Steady.Rests("d21 04:00", "d28 04:00").Answers("d22 09:00", 3).Judge(SilentAfterDip.Judge, "d22 09:00"));

    [Fact]
    public void Every_other_sign_judges_what_comes_in_a_pause_as_ever() =>
        Assert.Equal("Asap", Steady.Rests("d21 04:00", "d28 04:00", yes: true).Says("d22 09:00", ReportKind.CallMe).Judge(CallMe.Judge, "d22 09:00"));

    [Fact]
    public void Only_who_is_steady_may_pause_without_a_yes()
    {
        Assert.False(PauseRule.NeedsYes(Steady.AsOf("d20 12:00"), hasOpenAlert: false));
        Assert.True(PauseRule.NeedsYes(Steady.AsOf("d20 12:00"), hasOpenAlert: true));
        Assert.True(PauseRule.NeedsYes(Person.Ben.AsOf("d5 12:00"), hasOpenAlert: false));
        Assert.True(PauseRule.NeedsYes(Steady.Safety("d20 09:00", SafetyAnswer.PassingThoughts).AsOf("d20 12:00"), hasOpenAlert: false));
    }

    [Theory]
    [InlineData("d3 11:59:59", true)]
    [InlineData("d3 12:00", false)]
    public void Within_72_hours_of_a_session_it_needs_a_yes(string asked, bool needs) => Assert.Equal(needs, PauseRule.NeedsYes(Person.Ana.AsOf(asked), hasOpenAlert: false));

    [Theory]
    [InlineData(0, 0, PauseProblem.None)]
    [InlineData(0, 13, PauseProblem.None)]
    [InlineData(0, 14, PauseProblem.TooLong)]
    [InlineData(3, 2, PauseProblem.EndsBeforeItBegins)]
    [InlineData(-1, 2, PauseProblem.BeginsInThePast)]
    public void It_is_at_most_14_days_and_lies_ahead(int first, int last, PauseProblem expected) => Assert.Equal(expected, PauseRule.Check(Span(first, last), Day(0), []));

    [Theory]
    [InlineData(0, 9, PauseProblem.TooLongTogether)]
    [InlineData(0, 7, PauseProblem.None)]
    [InlineData(8, 8, PauseProblem.None)]
    [InlineData(7, 7, PauseProblem.None)]
    [InlineData(9, 10, PauseProblem.Overlaps)]
    [InlineData(20, 21, PauseProblem.Overlaps)]
    [InlineData(21, 24, PauseProblem.TooLongTogether)]
    [InlineData(22, 24, PauseProblem.TooLongTogether)]
    [InlineData(23, 24, PauseProblem.None)]
    [InlineData(21, 23, PauseProblem.None)]
    [InlineData(5, 9, PauseProblem.TooLongTogether)]
    public void Beside_another_pause_from_day_10_to_20_there_is_time_to_hear_from_them(int first, int last, PauseProblem expected) =>
        Assert.Equal(expected, PauseRule.Check(Span(first, last), Day(0), [Span(10, 20)]));

    [Fact]
    public void A_pause_that_was_taken_back_before_it_began_is_in_nobodys_way() => Assert.Equal(PauseProblem.None, PauseRule.Check(Span(5, 9), Day(0), [Span(5, 4)]));

    private static DaySpan Span(int first, int last) => new(Day(first), Day(last));

    private static DateOnly Day(int number) => new DateOnly(2026, 11, 2).AddDays(number);
}

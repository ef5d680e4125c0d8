using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "4.5")]
[Trait("Hazard", "worsening-unseen")]
public class SevereAnswerTests
{
    public static TheoryData<string, CheckIn, string> Answers => new()
    {
        { "low mood 8", Empty with { LowMood = Answer.Of(8) }, "NoAnswerYet" },
        { "low mood 9", Empty with { LowMood = Answer.Of(9) }, "Urgent" },
        { "low mood 10", Empty with { LowMood = Answer.Of(10) }, "Urgent" },
        { "anxiety 8", Empty with { Anxiety = Answer.Of(8) }, "NoAnswerYet" },
        { "anxiety 9", Empty with { Anxiety = Answer.Of(9) }, "Urgent" },
        { "restlessness 9", Empty with { Restlessness = Answer.Of(9) }, "Urgent" },
        { "how bad is today 8", Empty with { Overall = Answer.Of(8) }, "Absent until d3 09:00" },
        { "how bad is today 9", Empty with { Overall = Answer.Of(9) }, "Urgent" },
        { "hope 2", Empty with { Hope = Answer.Of(2) }, "NoAnswerYet" },
        { "hope 1", Empty with { Hope = Answer.Of(1) }, "Urgent" },
        { "hope 0", Empty with { Hope = Answer.Of(0) }, "Urgent" },
        { "hope skipped", Empty with { Hope = Answer.Skipped }, "NoAnswerYet" },
        { "low mood declined", Empty with { LowMood = Answer.Declined }, "NoAnswerYet" },
    };

    private static CheckIn Empty => new(Guid.Empty, default, default, default);

    [Theory]
    [MemberData(nameof(Answers))]
    public void One_answer_at_the_end_of_a_scale_is_enough(string story, CheckIn answers, string expected)
    {
        Assert.NotEmpty(story);
        var person = Person.Ana.Answers("d1 09:00", c => answers with { Id = c.Id, AnsweredAt = c.AnsweredAt, ReceivedAt = c.ReceivedAt, On = c.On });
        Assert.Equal(expected, person.Judge(SevereAnswer.Judge, "d1 09:00"));
    }

    [Theory]
    [InlineData("d0 11:59:59", "NoAnswerYet")]
    [InlineData("d0 12:00", "Urgent")]
    public void It_counts_from_the_sessions_end(string when, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers(when, 9).Judge(SevereAnswer.Judge, "d0 12:00"));

    [Theory]
    [InlineData("d3 08:59:59", "Urgent")]
    [InlineData("d3 09:00", "NotAnsweredSince")]
    public void It_stands_for_two_days_from_receipt(string when, string expected) => Assert.Equal(expected, Person.Ana.Answers("d1 09:00", 9).Judge(SevereAnswer.Judge, when));

    [Fact]
    public void A_late_one_counts_from_its_receipt() =>
        Assert.Equal("Urgent", Person.Ana.Answers("d1 09:00", c => c with { LowMood = Answer.Of(9) }, received: "d4 09:00").Judge(SevereAnswer.Judge, "d4 09:00"));

    [Theory]
    [InlineData("d1 09:30", "Watch")]
    [InlineData("d1 11:00", "Urgent")]
    public void Once_closed_only_a_new_severe_answer_opens_it_again(string second, string expected) =>
        Assert.Equal(expected, Person.Ana.Answers("d1 09:00", 9).Answers(second, 9).Closed("d1 10:00", SevereAnswer.Code).Judge(SevereAnswer.Judge, "d1 11:00"));

    [Fact]
    public void Before_any_session_it_says_nothing() => Assert.Equal("NoSessionYet", new Person().Answers("d1 09:00", 9).Judge(SevereAnswer.Judge, "d1 09:00"));

    [Fact]
    public void Energy_alone_does_not_speak_for_its_absence() =>
        Assert.Equal("NoAnswerYet", Person.Ana.Answers("d1 09:00", c => c with { Energy = Answer.Of(5) }).Judge(SevereAnswer.Judge, "d1 09:00"));
}

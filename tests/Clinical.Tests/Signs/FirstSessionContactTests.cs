using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Row", "5.4")]
[Trait("Hazard", "worsening-unseen")]
public class FirstSessionContactTests
{
    private static readonly Person Eve = new Person().AnswersDaily(-7, 20, 3).Session("d0 10:00", "d0 12:00", isBooked: true);

    [Theory]
    [InlineData("d0 10:30", "Absent until d0 12:00")]
    [InlineData("d0 11:59:59", "Absent until d0 12:00")]
    [InlineData("d0 12:00", "Routine")]
    [InlineData("d1 11:59:59", "Routine")]
    [InlineData("d1 12:00", "Urgent")]
    [InlineData("d14 11:59:59", "Urgent")]
    [InlineData("d14 12:00", "Absent until d16 09:00")]
    public void It_stands_from_the_first_sessions_end_and_is_Urgent_when_a_day_has_passed(string when, string expected) => Assert.Equal(expected, Eve.Judge(FirstSessionContact.Judge, when));

    [Theory]
    [InlineData("d0 11:59:59", "Urgent")]
    [InlineData("d0 12:00", "Absent until d4 09:00")]
    [InlineData("d1 08:00", "Absent until d4 09:00")]
    [InlineData("d1 13:00", "Absent until d4 09:00")]
    public void Only_a_person_who_closes_it_after_the_sessions_end_has_done_it(string closed, string expected) =>
        Assert.Equal(expected, Eve.Closed(closed, FirstSessionContact.Code).Judge(FirstSessionContact.Judge, "d2 10:00"));

    [Fact]
    public void Neither_a_calm_answer_nor_silence_nor_a_later_session_takes_its_place()
    {
        Assert.Equal("Urgent", new Person().Session("d0 10:00", "d0 12:00", isBooked: true).Judge(FirstSessionContact.Judge, "d1 12:00"));
        Assert.Equal("Urgent", Eve.Answers("d1 12:30", 0).Judge(FirstSessionContact.Judge, "d1 13:00"));
        Assert.Equal("Urgent", Eve.Session("d7 10:00", "d7 12:00", isBooked: true).Judge(FirstSessionContact.Judge, "d8 12:00"));
    }

    [Fact]
    public void A_second_session_never_opens_one()
    {
        var done = Eve.Closed("d1 09:00", FirstSessionContact.Code).Session("d7 10:00", "d7 12:00", isBooked: true);
        Assert.StartsWith("Absent", done.Judge(FirstSessionContact.Judge, "d8 12:00"));
        Assert.StartsWith("Absent", new Person().AnswersDaily(-7, 20, 3).Session("d0 10:00", "d0 12:00").Session("d7 10:00", "d7 12:00", isBooked: true).Judge(FirstSessionContact.Judge, "d8 12:00"));
    }

    [Fact]
    public void A_session_that_was_entered_afterwards_owes_none() =>
        Assert.StartsWith("Absent", new Person().AnswersDaily(-7, 20, 3).Session("d0 10:00", "d0 12:00").Judge(FirstSessionContact.Judge, "d1 12:00"));

    [Theory]
    [InlineData("d1 09:59:59", "Absent until d1 10:00")]
    [InlineData("d1 10:00", "Urgent")]
    public void Where_nobody_enters_the_end_it_is_due_a_day_after_the_start(string when, string expected) =>
        Assert.Equal(expected, new Person().AnswersDaily(-7, 20, 3).Session("d0 10:00", null, isBooked: true).Judge(FirstSessionContact.Judge, when));

    [Fact]
    public void Before_any_session_it_cannot_be_told() => Assert.Equal("NoSessionYet", new Person().AnswersDaily(-7, -1, 3).Judge(FirstSessionContact.Judge, "d0 09:00"));
}

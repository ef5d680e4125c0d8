using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

/// <summary>Ana's session starts on day 0 at 10:00.</summary>
[Trait("Row", "3.11")]
[Trait("Hazard", "worsening-unseen")]
public class ProlongedDissociationTests
{
    private static readonly Person NotUsual = Person.Ana.Says("d0 13:00", ReportKind.PerceptionNotUsual);

    [Theory]
    [InlineData("d0 13:59:59", "Watch")]
    [InlineData("d0 14:00", "Urgent")]
    [InlineData("d1 09:59:59", "Urgent")]
    [InlineData("d1 10:00", "Asap")]
    [InlineData("d5 10:00", "Asap")]
    public void Not_back_to_usual_is_watched_until_four_hours_then_urgent_and_from_a_day_on_for_the_same_day(string at, string told) =>
        Assert.Equal(told, NotUsual.Judge(ProlongedDissociation.Judge, at));

    [Fact]
    public void Back_to_usual_before_the_hour_is_absent_and_gone_again_it_is_there()
    {
        var back = NotUsual.Says("d0 13:30", ReportKind.PerceptionUsual);
        Assert.StartsWith("Absent", back.Judge(ProlongedDissociation.Judge, "d0 14:00"));
        Assert.Equal("Urgent", back.Says("d0 15:00", ReportKind.PerceptionNotUsual).Judge(ProlongedDissociation.Judge, "d0 15:00"));
    }

    [Fact]
    public void Of_two_said_at_one_instant_the_graver_counts() =>
        Assert.Equal("Urgent", NotUsual.Says("d0 15:00", ReportKind.PerceptionNotUsual).Says("d0 15:00", ReportKind.PerceptionUsual).Judge(ProlongedDissociation.Judge, "d0 15:00"));

    [Fact]
    public void Without_any_answer_it_cannot_be_told_and_is_never_absent() =>
        Assert.Equal("NoAnswerYet", Person.Ana.Judge(ProlongedDissociation.Judge, "d0 14:00"));

    [Fact]
    public void What_was_said_before_the_latest_session_is_of_another_day() =>
        Assert.Equal("NoAnswerYet", NotUsual.Session("d7 10:00", "d7 12:00").Judge(ProlongedDissociation.Judge, "d7 14:00"));

    [Fact]
    public void Closed_it_is_watched_until_a_day_has_passed_or_it_is_said_again()
    {
        var closed = NotUsual.Closed("d0 16:00", ProlongedDissociation.Code);
        Assert.Equal("Watch", closed.Judge(ProlongedDissociation.Judge, "d0 17:00"));
        Assert.Equal("Asap", closed.Judge(ProlongedDissociation.Judge, "d1 10:00"));
        Assert.Equal("Urgent", closed.Says("d0 18:00", ReportKind.PerceptionNotUsual).Judge(ProlongedDissociation.Judge, "d0 18:00"));
    }

    [Fact]
    public void It_looks_again_at_four_hours_and_at_a_day()
    {
        DateTimeOffset? Next(string at) => Assert.IsType<Present>(ProlongedDissociation.Judge(NotUsual.AsOf(at))).LookAgainAt;
        Assert.Equal((When.At("d0 14:00"), When.At("d1 10:00"), null), (Next("d0 13:00"), Next("d0 14:00"), Next("d1 10:00")));
    }
}

using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Plans;

[Trait("Row", "2.9")]
public sealed class ChangeAfterSessionTests
{
    private static readonly Person Eve = new Person().AnswersDaily(-7, -1, 6).Session("d0 10:00", "d0 12:00");

    [Fact]
    public void It_is_the_median_of_the_three_days_after_against_the_level_before() =>
        Assert.Equal((6m, 3m, -3m), Numbers(Eve.Answers("d1 09:00", 2).Answers("d2 09:00", 3).Answers("d3 09:00", 9)));

    [Fact]
    public void An_answer_counts_until_72_hours_after_the_end_and_no_longer()
    {
        Assert.Equal(4m, Numbers(Eve.Answers("d3 11:59:59", 4)).After);
        Assert.Null(Numbers(Eve.Answers("d3 12:00", 4)).After);
    }

    [Fact]
    public void An_answer_after_the_next_session_belongs_to_that_one() =>
        Assert.Equal(2m, Numbers(Eve.Answers("d1 09:00", 2).Session("d2 10:00", "d2 12:00").Answers("d2 13:00", 9).Answers("d3 09:00", 9)).After);

    [Fact]
    public void What_nobody_answered_is_not_known_and_never_no_change()
    {
        Assert.Equal((6m, null, null), Numbers(Eve));
        Assert.Equal((null, 2m, null), Numbers(new Person().Session("d0 10:00", "d0 12:00").Answers("d1 09:00", 2)));
    }

    private static (decimal? Before, decimal? After, decimal? Points) Numbers(Person person)
    {
        var t = person.AsOf("d9 09:00");
        var change = ChangeAfterSession.Of(t.Sessions[0], t.Sessions.Skip(1).Select(s => (DateTimeOffset?)s.Start).FirstOrDefault(), t.Readings);
        return (change.Before, change.After, change.Points);
    }
}

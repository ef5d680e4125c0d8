using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Escalation;

[Trait("Row", "6.4")]
[Trait("Hazard", "late-alert")]
public class NeedTests
{
    private static readonly DateTimeOffset Now = When.At("d3 10:00");

    /// <summary>The order of design 5b, written out once more by hand: a change of the list is a change of this one too.</summary>
    private static readonly Need[] InOrder =
    [
        Need.Stat, Need.AsapDanger, Need.AsapAsked, Need.Asap, Need.UrgentDanger, Need.RecentIdeation, Need.UrgentAsked, Need.ProlongedDip, Need.Silent, Need.Urgent,
        Need.OverdueReview, Need.Hold, Need.OnWatch, Need.OfficeItem, Need.WindowClosing, Need.Routine, Need.Unknown, Need.CannotTell, Need.NothingOpen, Need.Imported,
    ];

    public static TheoryData<Need, Need> Neighbours => new(InOrder.Zip(InOrder.Skip(1)));

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void Each_need_stands_before_the_next_though_that_one_waits_and_its_clock_has_passed(Need first, Need next)
    {
        var (calm, pressing) = (new Place(first, IsTaken: true, Clock: Now.AddDays(2)), new Place(next, Level: 3, IsTaken: false, Clock: Now.AddDays(-2)));
        Assert.True(calm.CompareTo(pressing) < 0 && pressing.CompareTo(calm) > 0);
    }

    [Fact]
    public void Every_need_is_in_the_order() => Assert.Equal(Enum.GetValues<Need>().Order(), InOrder.Order());

    [Theory]
    [InlineData(NeedsHelpNow.Code, Priority.Stat, Need.Stat)]
    [InlineData(Ideation.Code, Priority.Stat, Need.Stat)]
    [InlineData(Ideation.Code, Priority.Asap, Need.AsapDanger)]
    [InlineData(Hopelessness.Code, Priority.Asap, Need.AsapDanger)]
    [InlineData(CallMe.Code, Priority.Asap, Need.AsapAsked)]
    [InlineData(FeelsWorse.Code, Priority.Asap, Need.AsapAsked)]
    [InlineData(ProlongedDip.Code, Priority.Asap, Need.Asap)]
    [InlineData(SilentAfterDip.Code, Priority.Asap, Need.Asap)]
    [InlineData("could-not-be-assessed", Priority.Asap, Need.Asap)]
    [InlineData(Ideation.Code, Priority.Urgent, Need.UrgentDanger)]
    [InlineData(Hopelessness.Code, Priority.Urgent, Need.UrgentDanger)]
    [InlineData(FeelsWorse.Code, Priority.Urgent, Need.UrgentAsked)]
    [InlineData(WorriedSupportPerson.Code, Priority.Urgent, Need.UrgentAsked)]
    [InlineData(ProlongedDip.Code, Priority.Urgent, Need.ProlongedDip)]
    [InlineData(SilentAfterDip.Code, Priority.Urgent, Need.Silent)]
    [InlineData(SevereAnswer.Code, Priority.Urgent, Need.Urgent)]
    [InlineData(ExpectedFade.Code, Priority.Routine, Need.Routine)]
    public void An_alert_has_its_place(string sign, Priority priority, Need expected) =>
        Assert.Equal(expected, Needs.OfAlert(sign, priority, Catalogue.Current.Signs.Any(s => s.Card.Code == sign && s.Card.AskedByPerson)));

    [Fact]
    public void Within_a_need_what_nobody_has_taken_stands_first_and_then_the_earlier_clock()
    {
        Place[] places = [new(Need.Asap, 0, false, Now), new(Need.Asap, 0, false, Now.AddMinutes(1)), new(Need.Asap, 0, false), new(Need.Asap, 0, true, Now.AddDays(-1))];
        Assert.Equal(places, places.Reverse().Order());
    }

    [Fact]
    public void The_higher_level_of_recent_ideation_stands_first() =>
        Assert.Equal([3, 2, 1], new Place[] { new(Need.RecentIdeation, 1), new(Need.RecentIdeation, 3), new(Need.RecentIdeation, 2) }.Order().Select(p => p.Level));

    [Fact]
    public void A_persons_place_is_their_worst_reason_with_the_earliest_clock_of_all()
    {
        Place[] all = [new(Need.Urgent, 0, false, Now.AddHours(-3)), new(Need.AsapDanger, 0, true, Now.AddHours(2)), new(Need.AsapDanger, 0, false, Now.AddHours(4))];
        Assert.Equal(new Place(Need.AsapDanger, 0, false, Now.AddHours(-3)), Place.Of(all));
        Assert.True(Place.Of(all[..2]).IsTaken);
    }
}

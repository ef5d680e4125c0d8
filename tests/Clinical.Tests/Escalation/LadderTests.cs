using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Escalation;

[Trait("Row", "4.7")]
[Trait("Hazard", "alarm-fatigue")]
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "nobody-watching")]
public class LadderTests
{
    /// <summary>Day 0 is a Monday; the clinic is open 08:00-18:00 from Monday to Friday, two weeks.</summary>
    private static readonly DutyHours Weekdays = new([.. Enumerable.Range(0, 14).Where(d => d % 7 < 5).Select(d => new OpenInterval(When.At($"d{d} 08:00"), When.At($"d{d} 18:00")))]);

    [Theory]
    [InlineData(0, 0, Audience.OnCall)]
    [InlineData(1, 5, Audience.SecondPerson)]
    [InlineData(2, 10, Audience.AllClinicians)]
    [InlineData(3, 15, Audience.AdminsAndFallback)]
    [InlineData(4, 30, Audience.AdminsAndFallback)]
    [InlineData(5, 45, Audience.AdminsAndFallback)]
    [InlineData(99, 1455, Audience.AdminsAndFallback)]
    public void Stat_climbs_in_minutes_and_never_ends(int number, int minutes, Audience audience) =>
        Assert.Equal(new Rung(number, TimeSpan.FromMinutes(minutes), audience), Ladder.RungOf(Priority.Stat, number));

    [Theory]
    [InlineData(0, 0, Audience.PatientsClinicians)]
    [InlineData(1, 60, Audience.SecondPerson)]
    [InlineData(2, 120, Audience.AllClinicians)]
    [InlineData(3, 240, Audience.AdminsAndFallback)]
    [InlineData(4, 300, Audience.AdminsAndFallback)]
    [InlineData(5, 360, Audience.AdminsAndFallback)]
    public void Asap_climbs_in_hours_and_never_ends(int number, int minutes, Audience audience) =>
        Assert.Equal(new Rung(number, TimeSpan.FromMinutes(minutes), audience), Ladder.RungOf(Priority.Asap, number));

    [Theory]
    [InlineData(Priority.Urgent)]
    [InlineData(Priority.Routine)]
    public void Urgent_and_Routine_go_to_the_list_and_never_page(Priority priority)
    {
        Assert.Null(Ladder.RungOf(priority, 0));
        Assert.Null(Ladder.RungOf(priority, 1));
    }

    [Theory]
    [InlineData(Priority.Stat, "d0 10:00", "d0 10:05")]
    [InlineData(Priority.Asap, "d0 10:00", "d0 11:00")]
    [InlineData(Priority.Stat, "d5 02:00", "d5 02:05")]
    [InlineData(Priority.Urgent, "d0 10:00", "d1 18:00")]
    [InlineData(Priority.Urgent, "d4 10:00", "d7 18:00")]
    [InlineData(Priority.Urgent, "d5 10:00", "d7 18:00")]
    public void Somebody_must_have_acknowledged_by_then(Priority priority, string opened, string by) =>
        Assert.Equal(by, When.Told(Ladder.AcknowledgeBy(priority, When.At(opened), Weekdays)));

    [Theory]
    [InlineData(Priority.Stat, "d0 10:30")]
    [InlineData(Priority.Asap, "d0 14:00")]
    [InlineData(Priority.Urgent, "d1 18:00")]
    public void Once_acknowledged_the_next_action_is_due(Priority priority, string by) =>
        Assert.Equal(by, When.Told(Ladder.NextActionBy(priority, When.At("d0 10:00"), Weekdays)));

    [Theory]
    [InlineData(Priority.Stat, 1, false, 5)]
    [InlineData(Priority.Stat, 2, false, 5)]
    [InlineData(Priority.Stat, 3, false, 5)]
    [InlineData(Priority.Stat, 4, false, 15)]
    [InlineData(Priority.Stat, 99, false, 15)]
    [InlineData(Priority.Asap, 1, false, 60)]
    [InlineData(Priority.Asap, 2, false, 60)]
    [InlineData(Priority.Asap, 3, false, 120)]
    [InlineData(Priority.Asap, 4, false, 60)]
    [InlineData(Priority.Stat, 2, true, 30)]
    [InlineData(Priority.Asap, 2, true, 240)]
    [Trait("Hazard", "clock-and-zone")]
    public void A_ladder_rests_no_longer_than_from_one_rung_to_the_next_or_until_its_next_action_is_due(Priority priority, int nextRung, bool isAcknowledged, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Ladder.LongestRest(priority, nextRung, isAcknowledged));

    [Theory]
    [InlineData(Priority.Stat)]
    [InlineData(Priority.Asap)]
    [Trait("Hazard", "clock-and-zone")]
    public void No_rung_and_no_next_action_that_the_ladder_sets_itself_lies_further_ahead_than_its_longest_rest(Priority priority)
    {
        var start = When.At("d0 10:00");
        for (var next = 1; next <= 20; next++)
        {
            var told = start + Ladder.RungOf(priority, next - 1)!.After;
            Assert.Equal(start + Ladder.RungOf(priority, next)!.After, told + Ladder.LongestRest(priority, next, isAcknowledged: false));
        }

        Assert.Equal(Ladder.NextActionBy(priority, start, Weekdays), start + Ladder.LongestRest(priority, 1, isAcknowledged: true));
    }

    [Theory]
    [InlineData(Priority.Urgent, false)]
    [InlineData(Priority.Urgent, true)]
    [InlineData(Priority.Routine, false)]
    [InlineData(Priority.Routine, true)]
    [Trait("Hazard", "clock-and-zone")]
    public void What_waits_for_a_working_day_has_no_longest_rest(Priority priority, bool isAcknowledged) =>
        Assert.Null(Ladder.LongestRest(priority, 1, isAcknowledged));

    [Theory]
    [InlineData("d0 07:59:59", false, "d0 08:00")]
    [InlineData("d0 08:00", true, "d0 08:00")]
    [InlineData("d0 17:59:59", true, "d0 17:59:59")]
    [InlineData("d0 18:00", false, "d1 08:00")]
    [InlineData("d4 18:00", false, "d7 08:00")]
    public void The_clinic_is_open_until_the_end_exclusive_and_opens_again(string at, bool open, string opens) =>
        Assert.Equal((open, opens), (Weekdays.IsOpen(When.At(at)), When.Told(Weekdays.OpensAt(When.At(at))!.Value)));

    [Theory]
    [InlineData("d0 07:59:59", "d0 18:00")]
    [InlineData("d0 08:00", "d1 18:00")]
    public void The_next_working_day_is_the_first_that_begins_afterwards(string at, string end) =>
        Assert.Equal(end, When.Told(Weekdays.EndOfNextWorkingDay(When.At(at))));

    [Theory]
    [InlineData("d6 09:59:59", "d6 09:59:59")]
    [InlineData("d6 10:00", "d6 10:00")]
    [InlineData("d6 10:00:01", "d1 10:00")]
    [Trait("Hazard", "late-alert")]
    public void A_working_day_that_ends_more_than_six_days_away_is_not_waited_for(string ends, string by)
    {
        var at = When.At("d0 10:00");
        var closed = new DutyHours([new(When.At("d6 08:00"), When.At(ends))]);
        Assert.Equal(by, When.Told(closed.EndOfNextWorkingDay(at)));
    }

    [Fact]
    public void A_clinic_that_never_opens_lets_no_alert_wait_for_ever()
    {
        var never = new DutyHours([]);
        Assert.Equal((false, (DateTimeOffset?)null), (never.IsOpen(When.At("d0 10:00")), never.OpensAt(When.At("d0 10:00"))));
        Assert.Equal("d1 10:00", When.Told(never.EndOfNextWorkingDay(When.At("d0 10:00"))));
    }
}

using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

/// <summary>What the four signs of plain words share: present once said, until a person closes it; a later or late request is new.</summary>
[Trait("Hazard", "late-alert")]
[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "offline-queue")]
[Trait("Hazard", "worsening-unseen")]
public abstract class SaidTests(string code, Func<Trajectory, Finding> judge, ReportKind kind, string priority)
{
    private readonly Person _said = Person.Ana.Says("d1 09:00", kind);

    [Fact]
    public void It_is_present_at_once() => Assert.Equal(priority, _said.Judge(judge, "d1 09:00"));

    [Fact]
    public void It_stands_until_a_person_closes_it() => Assert.Equal(priority, _said.Answers("d9 09:00", 0).Judge(judge, "d9 09:00"));

    [Fact]
    public void Closed_it_is_over() => Assert.Equal("Absent until d3 10:00", _said.Closed("d1 10:00", code).Answers("d1 10:00", 3).Judge(judge, "d1 10:00"));

    [Fact]
    public void Said_again_after_closing_it_is_new() =>
        Assert.Equal(priority, _said.Closed("d1 10:00", code).Says("d1 10:00:01", kind).Judge(judge, "d1 10:00:01"));

    [Fact]
    public void Said_before_the_closing_and_received_after_it_is_new() =>
        Assert.Equal(priority, Person.Ana.Says("d1 09:00", kind, received: "d1 11:00").Closed("d1 10:00", code).Judge(judge, "d1 11:00"));

    [Fact]
    public void A_second_request_is_the_newest_fact() =>
        Assert.Equal(When.At("d1 12:00"), Assert.IsType<Present>(judge(_said.Says("d1 12:00", kind).AsOf("d1 13:00"))).NewestFactAt);

    [Fact]
    public void Nothing_said_is_absent_for_two_days_after_an_answer_and_unknown_after_that() =>
        Assert.Equal(("Absent until d3 09:00", "NotAnsweredSince", "NoAnswerYet"), (
            Person.Ben.Judge(judge, "d3 08:59:59"), Person.Ben.Judge(judge, "d3 09:00"), Person.Chi.Judge(judge, "d3 09:00")));

    [Fact]
    public void A_person_asked_so_no_quiet_time_applies() =>
        Assert.True(Catalogue.Current.Card(code).AskedByPerson);
}

[Trait("Row", "4.7")]
public class NeedsHelpNowTests() : SaidTests(NeedsHelpNow.Code, NeedsHelpNow.Judge, ReportKind.NeedHelpNow, "Stat");

[Trait("Row", "5.6")]
[Trait("Hazard", "physical-emergency-in-session")]
public class PhysicalRedFlagTests() : SaidTests(PhysicalRedFlag.Code, PhysicalRedFlag.Judge, ReportKind.PhysicalRedFlag, "Stat")
{
    [Fact]
    public void It_is_not_raised_by_a_worry_without_a_red_flag() =>
        Assert.StartsWith("Absent", Person.Ana.Says("d0 11:00", ReportKind.SupportWorriedInSession).Judge(PhysicalRedFlag.Judge, "d0 11:00"));
}

[Trait("Row", "5.6")]
[Trait("Hazard", "physical-emergency-in-session")]
public class PressureTooHighToStartTests() : SaidTests(PressureTooHighToStart.Code, PressureTooHighToStart.Judge, ReportKind.PressureTooHighToStart, "Stat")
{
    [Fact]
    public void It_is_not_an_emergency_in_a_session_nor_the_other_way_round() =>
        Assert.Equal(("Absent until d3 10:00", "Absent until d3 10:00"), (
            Person.Ana.Answers("d1 10:00", 3).Says("d1 11:00", ReportKind.PressureTooHighToStart).Judge(PhysicalRedFlag.Judge, "d1 11:00"),
            Person.Ana.Answers("d1 10:00", 3).Says("d1 11:00", ReportKind.PhysicalRedFlag).Judge(PressureTooHighToStart.Judge, "d1 11:00")));
}

[Trait("Row", "2.10")]
[Trait("Row", "3.4")]
[Trait("Hazard", "worsening-unseen")]
public class HardSessionTests() : SaidTests(HardSession.Code, HardSession.Judge, ReportKind.HardSession, "Urgent")
{
    [Fact]
    public void A_challenging_experience_that_was_noted_raises_it_too_and_rings_again() =>
        Assert.Equal(When.At("d1 10:00"), Assert.IsType<Present>(HardSession.Judge(
            Person.Ana.Says("d1 09:00", ReportKind.HardSession).Says("d1 10:00", ReportKind.ChallengingExperience).AsOf("d1 11:00"))).NewestFactAt);

    [Fact]
    public void Feeling_worse_alone_does_not() =>
        Assert.StartsWith("Absent", Person.Ana.Says("d0 11:00", ReportKind.FeelWorse).Judge(HardSession.Judge, "d0 11:00"));
}

[Trait("Row", "4.6")]
public class CallMeTests() : SaidTests(CallMe.Code, CallMe.Judge, ReportKind.CallMe, "Asap");

[Trait("Row", "4.4")]
public class FeelsWorseTests() : SaidTests(FeelsWorse.Code, FeelsWorse.Judge, ReportKind.FeelWorse, "Urgent");

[Trait("Row", "N5")]
public class WorriedSupportPersonTests() : SaidTests(WorriedSupportPerson.Code, WorriedSupportPerson.Judge, ReportKind.SupportWorriedInSession, "Stat")
{
    private static readonly Person Worried = Person.Ana.Says("d1 09:00", ReportKind.SupportWorried);

    [Theory]
    [InlineData(ReportKind.SupportSeesDanger, "Stat")]
    [InlineData(ReportKind.SupportNotSureOfDanger, "Asap")]
    [InlineData(ReportKind.SupportSeesNoDanger, "Urgent")]
    public void Outside_a_session_the_answer_about_danger_decides(ReportKind answer, string priority) =>
        Assert.Equal(priority, Worried.Says("d1 09:00:20", answer).Judge(WorriedSupportPerson.Judge, "d1 12:00"));

    [Fact]
    public void Without_an_answer_it_counts_as_not_sure_from_a_minute_on()
    {
        var waits = Assert.IsType<Present>(WorriedSupportPerson.Judge(Worried.AsOf("d1 09:00:59")));
        Assert.Equal((Priority.Urgent, When.At("d1 09:01")), (waits.Priority, waits.LookAgainAt));
        var over = Assert.IsType<Present>(WorriedSupportPerson.Judge(Worried.AsOf("d1 09:01")));
        Assert.Equal((Priority.Asap, When.At("d1 09:01"), null), (over.Priority, over.NewestFactAt, over.LookAgainAt));
    }

    [Fact]
    public void No_within_the_minute_answers_and_at_its_end_it_is_too_late() =>
        Assert.Equal(("Urgent", "Asap"), (
            Worried.Says("d1 09:00:59", ReportKind.SupportSeesNoDanger).Judge(WorriedSupportPerson.Judge, "d1 09:02"),
            Worried.Says("d1 09:01", ReportKind.SupportSeesNoDanger).Judge(WorriedSupportPerson.Judge, "d1 09:02")));

    [Fact]
    public void No_answers_the_last_worry_and_not_the_one_of_somebody_before() =>
        Assert.Equal("Asap", Worried.Says("d1 09:00:10", ReportKind.SupportWorried).Says("d1 09:00:20", ReportKind.SupportSeesNoDanger).Judge(WorriedSupportPerson.Judge, "d1 09:01"));

    [Fact]
    public void A_later_yes_makes_it_Stat_and_a_later_no_lowers_nothing() =>
        Assert.Equal(("Stat", "Stat"), (
            Worried.Says("d1 09:00:20", ReportKind.SupportSeesNoDanger).Says("d1 12:00", ReportKind.SupportSeesDanger).Judge(WorriedSupportPerson.Judge, "d1 12:00"),
            Worried.Says("d1 09:00:20", ReportKind.SupportSeesDanger).Says("d1 12:00", ReportKind.SupportSeesNoDanger).Judge(WorriedSupportPerson.Judge, "d1 12:00")));

    [Fact]
    public void No_alone_opens_nothing() =>
        Assert.StartsWith("Absent", Person.Ana.Answers("d1 08:00", 3).Says("d1 09:00", ReportKind.SupportSeesNoDanger).Judge(WorriedSupportPerson.Judge, "d1 09:00"));

    [Fact]
    public void Worried_again_after_the_session_stays_Stat_and_rings_again()
    {
        var finding = WorriedSupportPerson.Judge(
            Person.Ana.Says("d0 11:00", ReportKind.SupportWorriedInSession).Says("d0 20:00", ReportKind.SupportWorried).AsOf("d0 20:00"));
        Assert.Equal((Priority.Stat, When.At("d0 20:00")), (Assert.IsType<Present>(finding).Priority, ((Present)finding).NewestFactAt));
    }
}

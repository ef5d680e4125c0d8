using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests;

/// <summary>"Compared with before your session, how are you?": when it is asked, and that the answer may raise and never lowers (decision 27).</summary>
[Trait("Row", "N2")]
[Trait("Hazard", "worsening-unseen")]
public class ComparisonTests
{
    /// <summary>Worse since day 1, up and down: never at the limit twice without a recovery between, never three calm days.</summary>
    private static readonly Person UpAndDown = Enumerable.Range(1, 4).Aggregate(Person.Ben, (p, i) => p.Answers($"d{2 * i} 09:00", 3.5m).Answers($"d{2 * i} 21:00", 4.9m));

    [Theory]
    [InlineData("d7 10:00", false)]
    [InlineData("d8 03:59", false)]
    [InlineData("d8 04:00", true)]
    [InlineData("d9 10:00", true)]
    public void A_dip_is_asked_about_once_it_has_stood_for_seven_days(string when, bool asked) => Assert.Equal(asked, Comparison.IsDueOfTheWeek(UpAndDown.AsOf(when)));

    [Theory]
    [InlineData(ReportKind.ComparedBetter)]
    [InlineData(ReportKind.ComparedSame)]
    [InlineData(ReportKind.ComparedWorse)]
    [InlineData(ReportKind.FeelWorse)]
    public void Once_in_each_week_of_the_dip(ReportKind answer)
    {
        var answered = UpAndDown.Says("d9 10:00", answer).AnswersDaily(10, 15, 4.9m);
        Assert.Equal([true, false, false, true], new[] { "d9 09:59", "d9 10:00", "d15 03:59", "d15 04:00" }.Select(w => Comparison.IsDueOfTheWeek(answered.AsOf(w))));
    }

    [Fact]
    public void An_answer_from_the_first_days_of_the_dip_does_not_stand_for_the_week() =>
        Assert.True(Comparison.IsDueOfTheWeek(UpAndDown.Says("d2 10:00", ReportKind.ComparedWorse).AsOf("d8 10:00")));

    [Fact]
    public void Nobody_is_asked_when_no_dip_stands() =>
        Assert.Equal((false, false, false), (
            Comparison.IsDueOfTheWeek(Person.Ana.AnswersDaily(1, 9, 3).AsOf("d9 10:00")),
            Comparison.IsDueOfTheWeek(Person.Ben.AnswersDaily(2, 4, 3).AsOf("d9 10:00")),
            Comparison.IsDueOfTheWeek(Person.Ben.Closed("d3 10:00", ProlongedDip.Code).AsOf("d9 10:00"))));

    [Theory]
    [InlineData("d1 03:59", false)]
    [InlineData("d1 04:00", true)]
    [InlineData("d4 03:59", true)]
    [InlineData("d4 04:00", false)]
    public void Without_a_baseline_it_is_asked_on_the_first_three_days(string when, bool asked) => Assert.Equal(asked, Comparison.IsDueToday(Person.Chi.AsOf(when)));

    [Fact]
    public void Without_a_baseline_it_is_asked_once_a_day()
    {
        var answered = Person.Chi.Says("d1 10:00", ReportKind.ComparedBetter);
        Assert.Equal((false, true), (Comparison.IsDueToday(answered.AsOf("d1 11:00")), Comparison.IsDueToday(answered.AsOf("d2 10:00"))));
        Assert.False(Comparison.IsDueToday(Person.Ana.AsOf("d1 10:00")));
    }

    [Fact]
    public void Worse_a_week_into_a_dip_that_the_rule_does_not_see_opens_an_alert()
    {
        Assert.Equal("Absent", UpAndDown.Judge(ProlongedDip.Judge, "d8 22:00")[..6]);
        var found = Assert.IsType<Present>(ProlongedDip.Judge(UpAndDown.Says("d8 22:00", ReportKind.ComparedWorse).AsOf("d8 22:00")));
        Assert.Equal((Priority.Urgent, Response.Alert, When.At("d8 22:00")), (found.Priority, found.Response, found.NewestFactAt));
        Assert.Contains(found.Evidence, e => e.Fact == Fact.Said && e.Amount == (int)ReportKind.ComparedWorse);
    }

    [Theory]
    [InlineData(ReportKind.BeyondUsualYes, "Asap")]
    [InlineData(ReportKind.BeyondUsualNotSure, "Asap")]
    [InlineData(ReportKind.BeyondUsualNo, "Urgent")]
    public void Who_is_then_asked_about_ups_and_downs_is_heard_too(ReportKind answer, string priority) =>
        Assert.Equal(priority, UpAndDown.Says("d8 22:00", ReportKind.ComparedWorse).Says("d8 22:01", answer).Judge(ProlongedDip.Judge, "d8 22:01"));

    [Fact]
    public void The_14_days_are_a_newer_fact_than_a_worse_said_before_them()
    {
        var dip = UpAndDown.AnswersDaily(9, 14, 4.9m).Says("d10 10:00", ReportKind.ComparedWorse);
        Assert.Equal(["d10 10:00", "d15 09:00"], new[] { "d15 08:59", "d15 09:00" }.Select(w => When.Told(Assert.IsType<Present>(ProlongedDip.Judge(dip.AsOf(w))).NewestFactAt)));
    }

    [Theory]
    [InlineData("d7 22:00", "Absent")]
    [InlineData("d8 22:00", "Urgent")]
    public void Before_a_week_is_over_worse_is_no_such_fact(string when, string told) =>
        Assert.Equal(told, UpAndDown.Says(when, ReportKind.ComparedWorse).Judge(ProlongedDip.Judge, when)[..6]);

    [Theory]
    [InlineData(ReportKind.ComparedWorse, "Asap")]
    [InlineData(ReportKind.ComparedSame, "Urgent")]
    [InlineData(ReportKind.ComparedBetter, "Urgent")]
    public void A_week_into_a_prolonged_dip_worse_raises_it_and_nothing_lowers_it(ReportKind answer, string priority)
    {
        var dip = Person.Ben.Says("d2 10:00", ReportKind.BeyondUsualNo).AnswersDaily(2, 8, 5);
        Assert.Equal("Urgent", dip.Judge(ProlongedDip.Judge, "d8 10:00"));
        var found = Assert.IsType<Present>(ProlongedDip.Judge(dip.Says("d8 10:00", answer).AsOf("d8 10:00")));
        Assert.Equal(priority, found.Priority.ToString());
        Assert.Equal(When.At(answer == ReportKind.ComparedWorse ? "d8 10:00" : "d8 09:00"), found.NewestFactAt);
    }

    [Theory]
    [InlineData(ReportKind.ComparedSame)]
    [InlineData(ReportKind.ComparedBetter)]
    public void Better_and_the_same_change_no_finding_of_any_sign(ReportKind answer)
    {
        var before = Catalogue.Current.Assess(UpAndDown.AsOf("d9 22:00"));
        var after = Catalogue.Current.Assess(UpAndDown.Says("d9 21:00", answer).AsOf("d9 22:00"));
        Assert.Equal(before.Findings.Select(f => (f.Sign, f.Finding.Told())), after.Findings.Select(f => (f.Sign, f.Finding.Told())));
        Assert.Equal(before.ReassessAt, after.ReassessAt);
    }

    [Fact]
    public void An_easier_answer_afterwards_takes_the_word_back_and_only_a_person_closes_the_alert() =>
        Assert.Equal("Absent", UpAndDown.Says("d8 22:00", ReportKind.ComparedWorse).Answers("d9 09:00", 3.5m).Judge(ProlongedDip.Judge, "d9 09:00")[..6]);
}

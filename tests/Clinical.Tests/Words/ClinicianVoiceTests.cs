using System.Globalization;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Why, in one line, with numbers, limit and time; and no kind of fact without words.</summary>
[Trait("Row", "3.1")]
[Trait("Row", "4.4")]
public sealed class ClinicianVoiceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Func<DateTimeOffset, string> Time = at => at.ToString("ddd HH:mm", CultureInfo.InvariantCulture);

    [Fact]
    public void Two_readings_at_the_limit_say_how_far_apart_they_are_and_where_the_limit_comes_from() =>
        Assert.Equal(
            "Distress 7.3 and 7.7, 26 h apart; limit 6.1 (baseline 4.1 + 2.0)",
            Why(Reading(7.3m, 0, 6.1m), Reading(7.7m, 26, 6.1m), new(Fact.Baseline, 4.1m, Monday)));

    [Fact]
    public void One_reading_and_many_readings_read_well()
    {
        Assert.Equal("Distress 7.3; limit 7.0 (no baseline: fixed limit)", Why(Reading(7.3m, 0, 7), new(Fact.NoBaseline, 7)));
        Assert.Equal(
            "Distress 7.0, 7.5 and 8.0, over 47 h; limit 6.5 (baseline before the course 4.5 + 2.0)",
            Why(Reading(7, 0, 6.5m), Reading(7.5m, 24, 6.5m), Reading(8, 47.9, 6.5m), new(Fact.CourseBaseline, 4.5m, Monday)));
    }

    [Fact]
    public void A_capped_limit_is_not_said_to_be_a_rise_of_two() =>
        Assert.Equal("Distress 9.7; limit 9.5 (baseline 8.1; highest limit)", Why(Reading(9.7m, 0, 9.5m), new(Fact.Baseline, 8.1m, Monday)));

    [Fact]
    public void What_a_person_said_stands_beside_the_numbers_with_its_time() =>
        Assert.Equal(
            "Distress 7.3; limit 6.1 (baseline 4.1 + 2.0); at the limit for 49 h (limit 24); said \"I feel worse\", Mon 08:00",
            Why(Reading(7.3m, 0, 6.1m), new(Fact.Baseline, 4.1m), new(Fact.HoursAtLimit, 49, Monday, 24), new(Fact.Said, (int)ReportKind.FeelWorse, Monday)));

    [Fact]
    public void The_chart_has_a_line_for_every_piece_of_evidence_with_its_time_and_limit() =>
        Assert.Equal(
            ["Distress 7.3 of 10 (limit 6.1), Mon 08:00", "Baseline before this session 4.1, Mon 08:00", "Somebody must answer it", "Looked at again Tue 08:00"],
            ClinicianVoice.Lines(
                new Present(Priority.Urgent, Response.Alert, Monday, [Reading(7.3m, 0, 6.1m), new(Fact.Baseline, 4.1m, Monday)], Monday.AddDays(1)), Time));

    [Fact]
    public void What_the_own_band_found_says_how_often_since_when_and_what_else_it_may_be_without_a_number_for_engineers() =>
        Assert.Equal(
            "Higher than the level before the session on 4 of 5 answers since Mon 08:00; that level 3.4; these answers look more like a worsening that lasts than like this person's own ups and downs; "
            + "a one-day dip is unlikely; a dip of two days is the next best explanation",
            Why(
                new(Fact.AboveSessionLevel, 4, Monday, 5), new(Fact.OwnLevel, 3.4m), new(Fact.ShiftWeight, 17.2m, Limit: 10.9m),
                new(Fact.Rival, (int)Evenkeel.Clinical.Band.Onset.DipOfTwoDays)));

    [Theory]
    [InlineData(0.1)]
    [InlineData(55)]
    [InlineData(99.9)]
    public void No_weight_is_read_as_a_number_nor_as_a_comfort(double weight)
    {
        var why = Why(new Evidence(Fact.ShiftWeight, (decimal)weight, Limit: 10.9m));
        Assert.DoesNotMatch("[0-9]", why);
        Assert.DoesNotContain("nothing", why);
    }

    [Fact]
    public void What_is_absent_says_until_when_and_what_cannot_be_told_says_why()
    {
        Assert.Equal("Not there; holds until Mon 08:00", ClinicianVoice.Why(new Absent(Monday), Time));
        Assert.Equal("Cannot tell: no answer yet", Assert.Single(ClinicianVoice.Lines(new Indeterminate(Because.NoAnswerYet), Time)));
        Assert.EndsWith("looked at again Mon 08:00", ClinicianVoice.Why(new Indeterminate(Because.NoBaseline, LookAgainAt: Monday), Time));
    }

    [Fact]
    public void A_finding_without_evidence_still_says_what_it_asks_for() => Assert.Equal("Somebody must answer it", Why());

    [Fact]
    public void Every_fact_and_every_answer_that_it_can_hold_has_words()
    {
        var evidence = Enum.GetValues<Fact>().SelectMany(fact => AmountsOf(fact).Select(amount => new Evidence(fact, amount, Monday, 24))).ToArray();
        Assert.All(evidence, e => Assert.DoesNotContain("unnamed", Why(e), StringComparison.OrdinalIgnoreCase));
        Assert.All(evidence, e => Assert.DoesNotContain("unnamed", ClinicianVoice.Lines(Found(e), Time)[0], StringComparison.OrdinalIgnoreCase));
        Assert.Equal(evidence.Length, evidence.Select(e => Why(e)).Distinct().Count());
        Assert.StartsWith("Unnamed", Why(new Evidence((Fact)999, 1)));
    }

    [Fact]
    public void Every_reason_and_every_response_has_words_of_its_own()
    {
        var reasons = Enum.GetValues<Because>();
        Assert.Equal(reasons.Length, reasons.Select(ClinicianVoice.Of).Where(w => w != ClinicianVoice.Of((Because)999)).Distinct().Count());
        var responses = Enum.GetValues<Response>();
        Assert.Equal(responses.Length, responses.Select(ClinicianVoice.Of).Where(w => w != ClinicianVoice.Of((Response)999)).Distinct().Count());
    }

    private static IEnumerable<decimal> AmountsOf(Fact fact) => fact switch
    {
        Fact.SafetyAnswer => Enum.GetValues<SafetyAnswer>().Select(a => (decimal)a),
        Fact.Screening => Enum.GetValues<Screening>().Select(a => (decimal)a),
        Fact.Said => Enum.GetValues<ReportKind>().Select(a => (decimal)a),
        _ => [1],
    };

    private static Evidence Reading(decimal distress, double hours, decimal limit) => new(Fact.Distress, distress, Monday.AddHours(hours), limit);

    private static Present Found(params Evidence[] evidence) => new(Priority.Urgent, Response.Alert, Monday, evidence);

    private static string Why(params Evidence[] evidence) => ClinicianVoice.Why(Found(evidence), Time);
}

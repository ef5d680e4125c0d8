using Evenkeel.Clinical.Silence;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Silence;

/// <summary>A fixture for each step of the ladder: both sides of its hour, and with and without its consent.</summary>
[Trait("Row", "N4")]
[Trait("Hazard", "silence-read-as-fine")]
public class SilenceLadderTests
{
    private static readonly Guid Dana = new("d0000000-0000-0000-0000-000000000001");
    private static readonly Guid Eli = new("d0000000-0000-0000-0000-000000000002");
    private static readonly Agreed ToAll = new(true, [Dana], true);
    private static readonly Agreed ToNothing = new(false, [], false);

    [Theory]
    [InlineData("d2 08:59:59", "")]
    [InlineData("d2 09:00", "Nudge")]
    [InlineData("d2 20:59:59", "Nudge")]
    [InlineData("d2 21:00", "Nudge AskSupportPerson")]
    [InlineData("d3 08:59:59", "Nudge AskSupportPerson")]
    [InlineData("d3 09:00", "Nudge AskSupportPerson Call")]
    public void After_a_dip_each_step_has_its_hour(string when, string steps)
    {
        Assert.Equal(steps, Steps(Person.Ben, when, ToAll));
        Assert.All(SilenceLadder.Due(Person.Ben.AsOf(when), ToAll), s => Assert.Equal((true, When.At("d1 09:00")), (s.IsAgreed, s.Since)));
    }

    [Fact]
    public void What_was_not_agreed_is_due_as_not_agreed_and_names_nobody() =>
        Assert.All(SilenceLadder.Due(Person.Ben.AsOf("d3 09:00"), ToNothing), s => Assert.Equal((false, null), (s.IsAgreed, s.SupportPerson)));

    [Fact]
    public void Each_support_person_whom_the_patient_chose_is_asked_and_nobody_else() =>
        Assert.Equal([Dana, Eli], SilenceLadder.Due(Person.Ben.AsOf("d2 21:00"), new(false, [Dana, Eli], false)).Where(s => s.IsAgreed).Select(s => s.SupportPerson!.Value));

    [Theory]
    [InlineData("d1 11:59:59", "")]
    [InlineData("d1 12:00", "Nudge")]
    [InlineData("d2 00:00", "Nudge AskSupportPerson")]
    [InlineData("d2 12:00", "Nudge AskSupportPerson Call")]
    public void In_the_first_72_hours_it_counts_from_the_session_s_end(string when, string steps) => Assert.Equal(steps, Steps(Person.Ana, when, ToAll));

    [Theory]
    [InlineData("d2 12:00", "Nudge")]
    [InlineData("d2 12:00:01", "")]
    public void Past_the_first_72_hours_an_hour_of_silence_counts_no_more(string answered, string steps) =>
        Assert.Equal(steps, Steps(Person.Ana.Answers(answered, 3), "d9 09:00", ToAll));

    [Theory]
    [InlineData("d0 15:59:59", "")]
    [InlineData("d0 16:00", "Call")]
    [InlineData("d1 12:00", "Nudge Call")]
    [InlineData("d2 00:00", "Nudge AskSupportPerson Call")]
    public void After_a_session_at_home_the_call_comes_first(string when, string steps) =>
        Assert.Equal(steps, Steps(new Person().AnswersDaily(-7, -1, 3).Session("d0 10:00", "d0 12:00", atHome: true), when, ToAll));

    [Fact]
    public void An_answer_ends_the_silence_and_the_next_one_has_another_name()
    {
        var answered = Person.Ben.Answers("d2 10:00", 6);
        Assert.Equal("", Steps(answered, "d3 09:59:59", ToAll));
        Assert.Equal(When.At("d2 10:00"), Assert.Single(SilenceLadder.Due(answered.AsOf("d3 10:00"), ToAll)).Since);
    }

    [Theory]
    [InlineData(ReportKind.SupportHeardWell)]
    [InlineData(ReportKind.SupportCouldNotReach)]
    [InlineData(ReportKind.BeyondUsualNo)]
    public void What_somebody_else_says_in_a_silence_changes_no_step(ReportKind said) =>
        Assert.Equal("Nudge AskSupportPerson Call", Steps(Person.Ben.Says("d3 08:00", said), "d3 09:00", ToAll));

    private static string Steps(Person person, string when, Agreed agreed) => string.Join(' ', SilenceLadder.Due(person.AsOf(when), agreed).Select(s => s.Step));
}

using System.Text.RegularExpressions;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Signs;

[Trait("Hazard", "missed-crisis")]
[Trait("Hazard", "nobody-watching")]
public partial class CatalogueTests
{
    public static TheoryData<string> Codes => [.. Catalogue.Current.Signs.Select(s => s.Card.Code)];

    private static string NameOf(string code) => string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_sign_has_its_class_and_its_tests(string code)
    {
        Assert.NotNull(typeof(Catalogue).Assembly.GetType($"Evenkeel.Clinical.Signs.{NameOf(code)}"));
        Assert.NotNull(typeof(CatalogueTests).Assembly.GetType($"Evenkeel.Clinical.Tests.Signs.{NameOf(code)}Tests"));
    }

    [Fact]
    public void Every_class_that_judges_and_has_a_card_is_listed_once()
    {
        var signs = typeof(Catalogue).Assembly.GetTypes().Where(t => t.GetField("Card") is not null && t.GetMethod("Judge") is not null).Select(t => t.Name).Order();
        Assert.Equal(signs, Catalogue.Current.Signs.Select(s => NameOf(s.Card.Code)).Order());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_card_says_why_on_what_source_and_which_hazard_it_controls(string code)
    {
        var card = Catalogue.Current.Card(code);
        Assert.Matches(KebabCase(), card.Code);
        Assert.Matches(KebabCase(), card.Hazard);
        Assert.All([card.Title, card.Why, card.Source], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Contains("design 5a", card.Source);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_sign_that_fails_is_Stat_for_ideation_and_a_call_for_help_and_Urgent_else(string code) =>
        Assert.Equal(code is Ideation.Code or NeedsHelpNow.Code or PhysicalRedFlag.Code or PressureTooHighToStart.Code ? Priority.Stat : Priority.Urgent, Catalogue.Current.Card(code).IfItFails);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_sign_that_throws_is_indeterminate_and_the_others_still_run(string code)
    {
        var trajectory = Person.Ben.AsOf("d1 10:00");
        var broken = Catalogue.Current with
        {
            Signs = [.. Catalogue.Current.Signs.Select(s => s.Card.Code == code ? s with { Judge = _ => throw new InvalidOperationException() } : s)],
        };
        var whole = Catalogue.Current.Assess(trajectory);
        var guidance = broken.Assess(trajectory);
        var ifItFails = Catalogue.Current.Card(code).IfItFails;
        Assert.Equal(new Indeterminate(Because.SignFailed, ifItFails), guidance.Findings.Single(f => f.Sign == code).Finding);
        Assert.Equal(
            whole.Findings.Where(f => f.Sign != code).Select(f => f.Finding.InFull()), guidance.Findings.Where(f => f.Sign != code).Select(f => f.Finding.InFull()));
        Assert.True(guidance.Priority >= ifItFails);
    }

    [Fact]
    public void A_catalogue_without_signs_is_Stat() => Assert.Equal(Priority.Stat, new Catalogue("empty", []).Assess(Person.Ana.AsOf("d1 09:00")).Priority);

    [Fact]
    public void The_answer_is_the_gravest_finding_and_the_soonest_look()
    {
        var guidance = Catalogue.Current.Assess(Person.Ben.Safety("d1 11:00", SafetyAnswer.PassingThoughts).AsOf("d1 11:05"));
        Assert.Equal((Priority.Asap, "d1 11:15"), (guidance.Priority, When.Told(guidance.ReassessAt!.Value)));
    }

    [Fact]
    public void Nobody_finds_a_sign_that_is_not_there() => Assert.Throws<KeyNotFoundException>(() => Catalogue.Current.Card("no-such-sign"));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}

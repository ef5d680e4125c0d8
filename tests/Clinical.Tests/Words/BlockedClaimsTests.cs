using Evenkeel.Clinical.Instruments;
using Evenkeel.Clinical.Words;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>No sentence that would delay a call for help gets past; sentences that people need do.</summary>
[Trait("Row", "N1")]
[Trait("Row", "3.3")]
[Trait("Hazard", "false-calm")]
public sealed class BlockedClaimsTests
{
    [Theory]
    [InlineData("L01", "This is not a step backward, but a sign that the therapy is reaching the deeper layers.")]
    [InlineData("L02", "This isn't a sign that the treatment is failing.")]
    [InlineData("L02", "It means that deep-seated patterns are beginning to shift.")]
    [InlineData("L03", "Sometimes you make a mess before you organise.")]
    [InlineData("L03", "Think of it as an emotional deep clean.")]
    [InlineData("L05", "It can last for a couple of weeks.")]
    [InlineData("L05", "This is not a setback.")]
    [InlineData("L11", "One in ten may find their first session difficult.")]
    [InlineData("L12", "A challenging experience is not a bad one.")]
    [InlineData("L18", "Consistency is key.")]
    [InlineData("L18", "Follow the programme.")]
    [InlineData("L24", "The return of symptoms is an opportunity.")]
    [InlineData("S56", "It gets worse before it gets better")]
    [InlineData("S56", "The way out is the way through")]
    [InlineData("S56", "don't\u2026 see an adverse reaction and stop")]
    public void A_claim_of_the_ledger_is_caught_by_its_name(string claim, string text) => Assert.Contains(BlockedClaims.In(text), b => b.Claim == claim);

    [Theory]
    [InlineData("L01", "Feeling low is a sign that the treatment is reaching deeper layers.")]
    [InlineData("L01", "NOT  a\u00A0STEP\n back\u2014wards!")]
    [InlineData("L01", "Feeling worse means the ketamine is working.")]
    [InlineData("L01", "A dip is a good sign.")]
    [InlineData("L01", "This isn\u2019t a step back")]
    [InlineData("L02", "It doesn\u2019t mean your treatment has failed.")]
    [InlineData("L02", "Deep\u00ADseated patterns start to loosen")]
    [InlineData("L03", "You have to make a bit of a mess before you can tidy up.")]
    [InlineData("L03", "A deep cleaning of the mind")]
    [InlineData("L05", "Low days may sometimes go on for up to three weeks.")]
    [InlineData("L05", "It can take a couple of weeks to settle.")]
    [InlineData("L11", "About 10 % of people find the first session hard.")]
    [InlineData("L11", "1 out of 10 people have a tough first time.")]
    [InlineData("L12", "Difficult experiences aren\u2019t bad.")]
    [InlineData("L18", "Stick with the program, even now.")]
    [InlineData("L18", "Do not stop your treatment now.")]
    [InlineData("L18", "Trust the process.")]
    [InlineData("L24", "See it as an opportunity when symptoms return.")]
    [InlineData("S56", "Things often get worse, before they get better.")]
    [InlineData("S56", "The only way out is through.")]
    [InlineData("S56", "Do not see a reaction and give up.")]
    public void A_near_variant_is_caught_whatever_its_case_punctuation_and_spaces(string claim, string text) =>
        Assert.Contains(BlockedClaims.In(text), b => b.Claim == claim);

    [Theory]
    [InlineData("Feeling worse is something we want to know about today. It does not tell us the treatment is working or failing.")]
    [InlineData("Your care team looked at it; no change for now.")]
    [InlineData("If you feel worse and it does not ease within a day or two, call us.")]
    [InlineData("Compared with before your session: better, same, worse, much worse.")]
    [InlineData("Today was harder than the days before your session.")]
    [InlineData("How bad is today?")]
    [InlineData("You can stop at any time. Tell your clinician first if you can.")]
    [InlineData("The clinic opens at 08:00 and cannot answer before then.")]
    [InlineData("If the pain persists, call the same day.")]
    [InlineData("Your next session is in two weeks.")]
    public void A_sentence_that_people_need_passes(string text) => Assert.Empty(BlockedClaims.In(text));

    [Fact]
    public void The_published_questions_pass() =>
        Assert.All(
            [Phq9.Definition.Stem, Gad7.Definition.Stem, Phq9.Difficulty.Text, .. Phq9.Definition.Items.Select(i => i.Text), .. Gad7.Definition.Items.Select(i => i.Text), .. Asq.Questions.Select(q => q.Text)],
            text => Assert.Empty(BlockedClaims.In(text)));

    [Theory]
    [Trait("Row", "4.1")]
    [InlineData("A good answer!", "good"), InlineData("You kept your STREAK", "streak"), InlineData("This lies in your normal range", "normal"), InlineData("You missed two days", "you missed")]
    public void A_word_that_judges_is_named(string text, string word) => Assert.Equal([word], Tone.In(text));

    [Theory]
    [InlineData("Goodwin saw it at 09:10."), InlineData("Badge number 4"), InlineData("It does not tell us that the treatment is working or failing.")]
    public void A_word_that_only_contains_one_passes(string text) => Assert.Empty(Tone.In(text));
}

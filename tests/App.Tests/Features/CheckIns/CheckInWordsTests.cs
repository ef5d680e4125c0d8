using System.Text.RegularExpressions;
using Evenkeel.Clinical.Words;
using Evenkeel.Tests.Architecture;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Features.CheckIns;

/// <summary>The check-in judges nobody, and nothing in it is said by colour alone. The list of words is Tone's.</summary>
[Trait("Row", "4.1")]
public sealed partial class CheckInWordsTests
{
    [Theory, OnBothDatabases]
    public async Task No_page_of_the_check_in_judges_an_answer_or_speaks_by_colour_or_faces(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        using var ana = await clinic.Visit("Ana");
        Shown[] pages =
        [
            await ana.Get("/checkins/today"),
            await ana.Get("/checkins/today?mode=short"),
            await ana.Fill("/checkins/today", "Keep my answers", new() { ["Form.LowMood"] = "99", ["Form.SleepHours"] = "30" }),
            await ana.Get((await ana.Fill("/checkins/today", "Passing thoughts", [])).Location),
            await ana.Get("/checkins/today"),
        ];
        foreach (var page in pages)
        {
            Assert.Empty(Tone.In(page.Text));
            Assert.Empty(BlockedClaims.In(page.Text));
            Assert.DoesNotContain("<img", page.Html);
            Assert.DoesNotContain(page.Text, char.IsSurrogate);
            Assert.All(Choice().Matches(page.Html), c => Assert.Matches(@"\w", Tag().Replace(c.Value, "")));
            Assert.Equal(Scale().Count(page.Html), Ends().Count(page.Html));
        }

        Assert.Equal(5, Scale().Count(pages[0].Html));
        Assert.Contains("Please choose a number from 0 to 10.", pages[2].Text);
        Assert.Contains("A few short questions", pages[3].Text);
    }

    [Fact]
    public void A_chosen_answer_is_bold_as_well_as_coloured() =>
        Assert.Matches(@"\.scale input:checked \+ span \{[^}]*font-weight: 700", Tree.Read("src/App/wwwroot/evenkeel.css"));

    [GeneratedRegex("<label[^>]*>\\s*<input type=\"radio\".*?</label>|<button(?! class=\"default\").*?</button>", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("class=\"scale\"")]
    private static partial Regex Scale();

    [GeneratedRegex("class=\"ends\"[^>]*><span>0 \\w+[^<]*</span>\\s*<span>10 \\w+[^<]*</span>")]
    private static partial Regex Ends();
}

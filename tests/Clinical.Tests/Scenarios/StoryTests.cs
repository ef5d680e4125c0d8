using System.Text.Json;
using System.Text.Json.Serialization;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;

namespace Evenkeel.Clinical.Tests.Scenarios;

[Trait("Row", "4.3")]
[Trait("Row", "4.4")]
[Trait("Row", "4.6")]
[Trait("Row", "N2")]
[Trait("Row", "N4")]
public class StoryTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    };

    private static readonly Dictionary<string, Story> Stories = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios"), "*.json")
        .Select(file => JsonSerializer.Deserialize<Story>(File.ReadAllText(file), Json)!).ToDictionary(s => s.Title);

    public static TheoryData<string> Titles => [.. Stories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every finding that is written down, and no alert that is not.</summary>
    [Theory]
    [MemberData(nameof(Titles))]
    public void The_signs_find_what_the_story_says(string title)
    {
        var story = Stories[title];
        var guidance = Catalogue.Current.Assess(story.Trajectory);
        var written = guidance.Findings.Where(f => story.Findings.ContainsKey(f.Sign) || f.Finding is Present { Response: Response.Alert });
        Assert.Equal(story.Findings.OrderBy(f => f.Key), written.ToDictionary(f => f.Sign, f => f.Finding.Told()).OrderBy(f => f.Key));
        Assert.Equal(story.Priority, guidance.Priority);
    }

    [Fact]
    public void There_are_stories_to_read() => Assert.True(Stories.Count >= 20);
}

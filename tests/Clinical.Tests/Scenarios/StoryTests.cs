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

    /// <summary>
    /// Evidence 4.4 line by line. Of its persistent worsening two are not here: the QIDS, which the program does not have yet, and "two of
    /// three dips in seven days", which design 5a leaves to the band.
    /// </summary>
    [Theory]
    [InlineData(EvidenceClass.TypicalResponse, Priority.Routine, 1)]
    [InlineData(EvidenceClass.ExpectedFade, Priority.Routine, 1)]
    [InlineData(EvidenceClass.TransientDip, Priority.Routine, 3)]
    [InlineData(EvidenceClass.PersistentWorsening, Priority.Urgent, 10)]
    [InlineData(EvidenceClass.Crisis, Priority.Stat, 1)]
    [InlineData(EvidenceClass.Unknown, Priority.Routine, 3)]
    public void Each_class_of_the_evidence_has_its_stories_and_its_route(EvidenceClass which, Priority least, int stories)
    {
        var found = Stories.Values.Where(s => s.EvidenceClass == which).ToArray();
        Assert.Equal(stories, found.Length);
        Assert.All(found, s => Assert.True(least > Priority.Routine || which == EvidenceClass.Unknown ? s.Priority >= least : s.Priority == least, s.Title));
        Assert.All(found.Where(_ => which == EvidenceClass.Unknown), s => Assert.Equal("Watch", s.Findings[Unknown.Code]));
    }

    [Fact]
    public void There_are_stories_to_read() => Assert.True(Stories.Count >= 20);
}

using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>An instant is a DateTimeOffset in UTC and a day is a DateOnly; a DateTime can be either, or neither.</summary>
[Trait("Hazard", "clock-and-zone")]
public sealed partial class TimeTests
{
    [Fact]
    public void No_bare_DateTime_outside_the_converters_of_Data() =>
        Assert.Empty(Tree.Sources.Where(f => SaysDateTime(f, Tree.Read(f))).ToArray());

    [Theory]
    [InlineData("src/App/Care/AssessPatient.cs", "DateTime now = clock.GetUtcNow().UtcDateTime;")]
    [InlineData("src/App/Platform/Time/Zones.cs", "var day = at.DateTime;")]
    [InlineData("src/App/Data/Patient.cs", "public DateTime Born { get; set; }")]
    public void A_planted_DateTime_is_found(string path, string code) => Assert.True(SaysDateTime(path, code));

    [Theory]
    [InlineData("src/App/Care/AssessPatient.cs", "DateTimeOffset now = clock.GetUtcNow(); // not DateTime")]
    [InlineData("src/App/Data/Instants.cs", "sealed class Instants() : ValueConverter<DateTimeOffset, long>(i => i.Ticks, t => new(new DateTime(t)));")]
    public void An_instant_or_a_converter_is_left_alone(string path, string code) => Assert.False(SaysDateTime(path, code));

    [Fact]
    public void Only_Platform_Time_asks_the_system_for_the_time() =>
        Assert.Empty(Tree.Sources.Where(f => !f.StartsWith("src/App/Platform/Time/", StringComparison.Ordinal) && AsksSystemClock(Tree.Read(f))).ToArray());

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    public void A_planted_question_to_the_system_clock_is_found(string code) => Assert.True(AsksSystemClock(code));

    private static bool SaysDateTime(string path, string text) =>
        DateTimeWord().IsMatch(Tree.WithoutWords(text)) && !(path.StartsWith("src/App/Data/", StringComparison.Ordinal) && text.Contains("ValueConverter", StringComparison.Ordinal));

    private static bool AsksSystemClock(string text) => SystemClock().IsMatch(Tree.WithoutWords(text));

    [GeneratedRegex(@"\bDateTime\b")]
    private static partial Regex DateTimeWord();

    [GeneratedRegex(@"\bDateTimeOffset\.(Utc)?Now\b")]
    private static partial Regex SystemClock();
}

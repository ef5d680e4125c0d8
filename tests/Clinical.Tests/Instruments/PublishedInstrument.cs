using System.Text.Json;

namespace Evenkeel.Clinical.Tests.Instruments;

/// <summary>An instrument's published wording and fixtures, read from ../shared/data/instruments; a test is skipped by name where that is absent.</summary>
internal static class PublishedInstrument
{
    public static JsonElement Read(string code) => Parse(Path.Combine(Folder(), $"{code}.json"));

    public static IReadOnlyList<string> Codes() =>
        [.. Directory.EnumerateFiles(Folder(), "*.json").Select(f => Parse(f).GetProperty("id").GetString()!).Order()];

    public static string? Text(this JsonElement element, string property) => element.GetProperty(property).GetString();

    public static int Number(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    public static IReadOnlyList<JsonElement> List(this JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray()];

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "data", "instruments");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip("../shared/data is absent");
        return "";
    }
}

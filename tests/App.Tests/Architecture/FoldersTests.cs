namespace Evenkeel.Tests.Architecture;

/// <summary>The shape of the tree: a short root, few levels, no drawers.</summary>
public sealed class FoldersTests
{
    private const int MostRootEntries = 24;
    private const int MostLevelsBelowApp = 3;

    /// <summary>Folders named for a kind of thing, or for nothing.</summary>
    private static readonly string[] Drawers =
    [
        "Abstractions", "Application", "Base", "Common", "Constants", "Controllers", "Core", "Domain", "Dtos", "Entities", "Enums", "Extensions",
        "Helpers", "Infrastructure", "Interfaces", "Lib", "Managers", "Misc", "Models", "Repositories", "Services", "Types", "Utils", "ViewModels",
    ];

    [Fact]
    public void The_tree_keeps_its_shape() => Assert.Empty(Complaints(Tree.Files));

    [Theory]
    [InlineData("src/App/Common/A.cs", "src/App/Common/B.cs")]
    [InlineData("src/App/Features/Inbox/helpers/A.cs", "src/App/Features/Inbox/helpers/B.cs")]
    [InlineData("src/App/Platform/Delivery/Email/Smtp/A.cs", "src/App/Platform/Delivery/Email/Smtp/B.cs")]
    [InlineData("src/App/Care/AssessPatient.cs", "README.md")]
    public void A_planted_violation_is_found(params string[] files) => Assert.NotEmpty(Complaints(files));

    [Fact]
    public void A_twenty_fifth_root_entry_is_found()
    {
        var root = Enumerable.Range(1, MostRootEntries).Select(i => $"File{i}.md").ToArray();
        Assert.Empty(Complaints(root));
        Assert.Single(Complaints([.. root, "One-more.md"]));
    }

    [Fact]
    public void Three_levels_with_two_files_are_left_alone() =>
        Assert.Empty(Complaints(["src/App/Data/Migrations/Sqlite/A.cs", "src/App/Data/Migrations/Sqlite/B.cs", "src/App/Data/Migrations/Postgres/A.cs", "src/App/Data/Migrations/Postgres/B.cs", "src/App/Data/CareDb.cs", "src/App/Program.cs", "src/BannedSymbols.txt"]));

    private static IEnumerable<string> Complaints(IReadOnlyList<string> files)
    {
        var root = files.Select(f => f.Split('/')[0]).Distinct().Count();
        if (root > MostRootEntries)
        {
            yield return $"The root has {root} entries; {MostRootEntries} is the most";
        }

        var folders = files.SelectMany(Ancestors).Distinct().Where(f => f.Split('/')[0] is "src" or "tests" or "bench").ToArray();
        // Tests mirror their source: a room that needs one file of tests still has its folder.
        foreach (var folder in folders)
        {
            var parts = folder.Split('/');
            if (Drawers.Contains(parts[^1], StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{folder} is named for a kind of thing";
            }

            if (parts is ["src", "App", .. var below] && below.Length > MostLevelsBelowApp)
            {
                yield return $"{folder} lies deeper than {MostLevelsBelowApp} levels below src/App";
            }

            if (parts.Length > 2 && parts[0] != "tests" && files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => f.Split('/')[parts.Length]).Distinct().Count() == 1)
            {
                yield return $"{folder} holds one thing only";
            }
        }
    }

    private static IEnumerable<string> Ancestors(string file)
    {
        for (var slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1))
        {
            yield return file[..slash];
        }
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Evenkeel.Tests.Architecture;

/// <summary>The repository as git sees it: what is tracked, and what is new and not ignored. Paths run from the root, with '/'.</summary>
internal static partial class Tree
{
    private static readonly string[] CodeEndings = [".cs", ".cshtml", ".js", ".css"];

    public static readonly string Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static readonly IReadOnlyList<string> Files = ListFiles();

    /// <summary>Everything a person wrote to be read as code; migrations are written by a tool.</summary>
    public static IEnumerable<string> Code => Files.Where(f => CodeEndings.Contains(Path.GetExtension(f)) && !f.Contains("/Migrations/"));

    public static IEnumerable<string> Sources => Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>C# without its comments and the insides of its strings: what is left does something.</summary>
    public static string WithoutWords(string text) => CommentOrString().Replace(text, m => m.Value[0] == '"' ? "\"\"" : "");

    private static string[] ListFiles()
    {
        // Another owner of the folder, as in a container, is no reason to refuse a list of names.
        string[] arguments = ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"];
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. lines.Where(Has).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Evenkeel.slnx")) ? folder.FullName : FindRoot(folder.Parent!);

    [GeneratedRegex(""" //[^\n]* | /\*.*?\*/ | "(\\.|[^"\\\n])*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex CommentOrString();
}

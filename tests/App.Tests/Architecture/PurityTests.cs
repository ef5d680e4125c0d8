using System.Diagnostics;

namespace Evenkeel.Tests.Architecture;

/// <summary>Clinical and Cohort judge from their arguments alone: the compiler refuses a clock, chance, files, network and tasks there.</summary>
[Trait("Hazard", "clock-and-zone")]
public sealed class PurityTests
{
    /// <summary>One planted sin a line; each must be refused.</summary>
    private static readonly string[] Planted =
    [
        "object A() => System.DateTime.UtcNow;",
        "object B() => System.DateTimeOffset.UtcNow;",
        "object C() => System.Guid.NewGuid();",
        "object D() => new System.Random(1);",
        "object E() => System.IO.File.ReadAllText(\"answers\");",
        "object F() => new System.Net.Http.HttpClient();",
        "object G() => System.Threading.Tasks.Task.CompletedTask;",
        "void H() => System.Console.WriteLine();",
        "object I() => System.Environment.MachineName;",
        "object J() => System.TimeProvider.System;",
    ];

    [Theory]
    [InlineData("Clinical")]
    [InlineData("Cohort")]
    public void The_compiler_refuses_every_planted_sin(string project)
    {
        var folder = Directory.CreateTempSubdirectory("evenkeel-planted-");
        try
        {
            // The real project files and rules, around planted code.
            string[] real =
            [
                ".editorconfig", "global.json", "Directory.Build.props", "Directory.Packages.props", "src/BannedSymbols.txt",
                .. new[] { "Clinical", "Cohort" }.SelectMany(p => new[] { $"src/{p}/{p}.csproj", $"src/{p}/packages.lock.json" }),
            ];
            foreach (var file in real)
            {
                var copy = Path.Combine(folder.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Tree.Root, file), copy);
            }

            File.WriteAllLines(Path.Combine(folder.FullName, $"src/{project}/Planted.cs"), ["class Planted", "{", .. Planted, "}"]);
            var said = Build(Path.Combine(folder.FullName, "src", project));
            Assert.All(Planted.Index(), p => Assert.Matches($@"Planted\.cs\({p.Index + 3},\d+\): error RS0030", said));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("src/Clinical/Clinical.csproj", 0)]
    [InlineData("src/Cohort/Cohort.csproj", 1)]
    public void The_pure_projects_have_no_package_but_the_guard(string path, int projects)
    {
        var text = Tree.Read(path);
        Assert.Equal(1, text.Split("<PackageReference ").Length - 1);
        Assert.Equal(projects, text.Split("<ProjectReference ").Length - 1);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", text);
        Assert.Contains("<AdditionalFiles Include=\"../BannedSymbols.txt\" />", text);
    }

    [Fact]
    public void No_pure_file_switches_the_guard_off() =>
        Assert.Empty(Tree.Sources.Where(f => !f.StartsWith("src/App/", StringComparison.Ordinal) && Tree.Read(f).Contains("RS0030")).ToArray());

    private static string Build(string project)
    {
        // No build servers: one that stays alive would hold the output open.
        string[] arguments = ["build", project, "-nologo", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false"];
        using var build = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = project, RedirectStandardOutput = true })!;
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return said;
    }
}

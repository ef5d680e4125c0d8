using System.Reflection;
using System.Text.RegularExpressions;
using Evenkeel.Tests.House;
using Xunit.Sdk;
using Xunit.v3;

namespace Evenkeel.Tests.Architecture;

/// <summary>What bin/check leaves to bin/check --full, and that it leaves nothing unproved.</summary>
public sealed partial class WhatRunsWhenTests
{
    private static readonly MethodInfo[] Theories =
    [
        .. typeof(WhatRunsWhenTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<TheoryAttribute>() is { Explicit: false }),
    ];

    [Fact]
    public async Task Every_theory_has_a_case_that_runs_in_each_check()
    {
        List<string> silent = [];
        foreach (var theory in Theories)
        {
            if (await AllWait(theory, theory.GetCustomAttributes().OfType<DataAttribute>()))
            {
                silent.Add($"{theory.DeclaringType!.Name}.{theory.Name}");
            }
        }

        Assert.True(Theories.Length > 300);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task A_planted_theory_that_always_waits_is_found() =>
        Assert.True(await AllWait(Theories[0], [new InlineDataAttribute(1) { Explicit = true }]));

    [Fact]
    public void Pages_wait_for_the_full_check_on_PostgreSQL_and_nothing_else_does()
    {
        Assert.True(OnBothDatabasesAttribute.OnlyWhenAsked(typeof(Features.Home.HomeTests).GetMethods()[0]));
        Assert.False(OnBothDatabasesAttribute.OnlyWhenAsked(typeof(Care.PatientTurnTests).GetMethods()[0]));
    }

    [Fact]
    public void A_race_runs_on_both_databases_always() =>
        Assert.Empty(Tree.Files.Where(f => f.StartsWith("tests/App.Tests/Features/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => RacesOnOne(Tree.Read(f)).Select(test => $"{f}: {test}")));

    [Fact]
    public void A_planted_race_on_one_database_is_found() =>
        Assert.Equal(["Two_at_once"], RacesOnOne(
            """

                [Theory, OnBothDatabases]
                public async Task Two_at_once(Store store) => await Task.WhenAll(One(), One());

                [Theory, OnBothDatabases]
                public async Task One_by_one(Store store) => await One();

                [Theory, OnBothDatabases(Races = true)]
                public async Task Two_nodes(Store store) => await clinic.Beside();
            """));

    /// <summary>The theories of a file that let several do something at once, and run on PostgreSQL only when asked.</summary>
    private static IEnumerable<string> RacesOnOne(string source) =>
        Test().Split(source).Where(t => t.Contains("OnBothDatabases]", StringComparison.Ordinal) && Race().IsMatch(t)).Select(t => Name().Match(t).Groups[1].Value);

    [GeneratedRegex(@"(?=\n\s*\[(?:Theory|Fact))")]
    private static partial Regex Test();

    [GeneratedRegex(@"Task\.WhenAll\(|\.Beside\(")]
    private static partial Regex Race();

    [GeneratedRegex(@"Task (\w+)\(")]
    private static partial Regex Name();

    [Fact]
    public void Whole_stories_begin_before_what_is_short() =>
        Assert.True(LongestFirst.Place("Test collection for Evenkeel.Tests.Journeys.CrisisAtNight (id: 1)")
            < LongestFirst.Place("Test collection for Evenkeel.Tests.Architecture.SizesTests (id: 2)"));

    private static async Task<bool> AllWait(MethodInfo theory, IEnumerable<DataAttribute> cases)
    {
        var any = false;
        await using var tracker = new DisposalTracker();
        foreach (var data in cases.Where(d => d.SupportsDiscoveryEnumeration()))
        {
            foreach (var row in await data.GetData(theory, tracker))
            {
                any = true;
                if (row.Explicit is not true)
                {
                    return false;
                }
            }
        }

        return any;
    }
}

using System.Reflection;
using Evenkeel.Tests.House;
using Xunit.Sdk;
using Xunit.v3;

namespace Evenkeel.Tests.Architecture;

/// <summary>What bin/check leaves to bin/check --full, and that it leaves nothing unproved.</summary>
public sealed class WhatRunsWhenTests
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

using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Evenkeel.Tests.House.LongestFirst))]

namespace Evenkeel.Tests.House;

/// <summary>
/// Begins with what takes longest, so that no processor stands idle at the end: whole stories in a browser, then faults with servers of
/// their own, then everything else.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".Journeys.", "OnScreenTests", ".SpokenTests", ".Faults.", ".CommandLine.", ".Care.Bands"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Place(c.TestCollectionDisplayName)).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];

    internal static int Place(string name) =>
        Array.FindIndex(Long, part => name.Contains(part, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length;
}

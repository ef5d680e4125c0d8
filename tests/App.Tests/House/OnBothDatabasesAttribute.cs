using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Evenkeel.Tests.House;

public enum Store
{
    Sqlite = 1,
    Postgres = 2,
}

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL. A page asks the same use cases whatever the database is: the tests of pages
/// (Features) run on PostgreSQL in bin/check --full only, everything else on both always, and so does a race, which each database
/// decides in its own way.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    private const string Pages = "Evenkeel.Tests.Features";

    /// <summary>Several do the same at once, or several nodes serve.</summary>
    public bool Races { get; set; }

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Store.Sqlite), new TheoryDataRow(Store.Postgres) { Explicit = !Races && OnlyWhenAsked(testMethod) }]);

    internal static bool OnlyWhenAsked(MethodInfo test) =>
        test.DeclaringType!.Namespace!.StartsWith(Pages, StringComparison.Ordinal);
}

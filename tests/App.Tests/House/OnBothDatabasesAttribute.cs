using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Evenkeel.Tests.House;

public enum Store
{
    Sqlite = 1,
    Postgres = 2,
}

/// <summary>Runs a theory once on SQLite and once on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Store.Sqlite), new TheoryDataRow(Store.Postgres)]);
}

namespace Evenkeel.Tests.Architecture;

/// <summary>The reader of tests reads the ways in which tests are written here.</summary>
public sealed class SuiteTests
{
    private static readonly Suite Suite = new(
    [
        "[Trait(\"Row\", \"4.4\")]\npublic sealed class DipTests\n{\n    [Fact]\n    public void One() => X();\n\n    [Theory]\n    [InlineData(\n        1)]\n    [Trait(\"Hazard\", \"late-alert\")]\n    public async Task Two(int i)\n    {\n    }\n\n    public void NoTest()\n    {\n    }\n}",
        "public abstract class StoreTests(Store store)\n{\n    [Fact, Trait(\"Row\", \"10.7\")] public void Kept() { }\n}\npublic sealed class SqliteStoreTests(Sqlite s) : StoreTests(s);",
    ]);

    [Fact]
    public void Finds_the_tests_and_nothing_else() => Assert.Equal(["One", "Two", "Kept"], Suite.Tests.Select(t => t.Method));

    [Fact]
    public void A_trait_of_the_class_holds_for_each_of_its_tests()
    {
        Assert.All(Suite.Named("DipTests"), t => Assert.True(t.Shows("Row", "4.4")));
        Assert.Equal(["Two"], Suite.Tests.Where(t => t.Shows("Hazard", "late-alert")).Select(t => t.Method));
    }

    [Fact]
    public void A_test_may_be_named_alone_or_by_its_class()
    {
        Assert.Equal(2, Suite.Named("DipTests").Count());
        Assert.Single(Suite.Named("DipTests.Two"));
        Assert.Empty(Suite.Named("DipTests.NoTest"));
    }

    [Fact]
    public void A_class_runs_the_tests_that_it_inherits()
    {
        Assert.True(Suite.Runs("SqliteStoreTests", "StoreTests"));
        Assert.False(Suite.Runs("SqliteStoreTests", "DipTests"));
    }

    [Fact]
    public void Finds_this_very_test() => Assert.Single(Suite.Written.Named("SuiteTests.Finds_this_very_test"));
}

namespace Evenkeel.CommandLine;

/// <summary>The demo clinic.</summary>
internal static class DemoClinic
{
    public static Task SeedWhenEmpty(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}

using Evenkeel.Tests.House;

[assembly: AssemblyFixture(typeof(WarmedUp))]

namespace Evenkeel.Tests.House;

/// <summary>
/// One patient opens their home before any test begins. The first page of a process is compiled for seconds, and a phone that waits for
/// it shows its kept page instead: several whole stories at once would begin with that.
/// </summary>
public sealed class WarmedUp : IAsyncLifetime
{
    /// <summary>A page says what it has to say when it has it; this bounds only how long a test waits for one that never does [ms].</summary>
    private const float Patience = 20_000;

    public async ValueTask InitializeAsync()
    {
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(Patience);
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        using var patient = await clinic.Visit("Ana");
        await patient.Get("/home");
        await patient.Get("/checkins/today");
        using var clinician = await Visitor.SignedIn(clinic, clinic.DrOsei);
        await clinician.Get("/inbox");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

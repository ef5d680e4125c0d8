using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Tests.House;

namespace Evenkeel.Tests.Care;

[Trait("Hazard", "late-alert")]
public sealed class DueTurnsTests
{
    [Theory, OnBothDatabases]
    public async Task As_many_failing_patients_as_a_round_takes_keep_the_watch_from_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var turns = clinic.Get<DueTurns>();
        // Due the longest come first, as the rounds ask for them: Ben is behind all who fail.
        var due = Enumerable.Range(0, DueTurns.AtOnce).Select(i => $"Fails {i}").Append("Ben")
            .Select(name => new Patient { ClinicId = TestClinic.ClinicId, Id = Guid.CreateVersion7(), Name = name, Zone = TestClinic.Zone }).ToList();
        await clinic.Change(db => db.Patients.AddRange(due));
        var failing = due[..^1].Select(p => p.Id).ToHashSet();

        Assert.Equal(0, await Round());
        Assert.Equal(1, await Round());
        // They are behind and not given up: whoever recovers is served in the same round as Ben.
        failing.Remove(due[7].Id);
        Assert.Equal(2, await Round());
        clinic.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Equal(2, await Round());
        clinic.Time.Advance(TimeSpan.FromTicks(1));
        // After a minute the longest due come first again: one more try for those who failed, and Ben is behind it once.
        Assert.Equal(1, await Round());
        Assert.Equal(2, await Round());

        Task<int> Round() => turns.Take(
            due.Select(p => p.Key()).Take(turns.ToRead), (_, patient) => failing.Contains(patient!.Id) ? throw new InvalidOperationException("planted") : Task.CompletedTask, default);
    }
}

using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Evenkeel.Tests.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Tests.Faults;

/// <summary>Whatever people do, and whatever stops meanwhile: every alert ends in exactly one outcome, given by a person of its own clinic.</summary>
[Trait("Hazard", "alert-path-broken")]
[Trait("Row", "N3")]
public sealed class OneHumanOutcomeTests
{
    private const int Steps = 30;

    [Theory]
    [InlineData(Store.Sqlite, 1)]
    [InlineData(Store.Sqlite, 2)]
    [InlineData(Store.Sqlite, 3)]
    [InlineData(Store.Postgres, 4)]
    [InlineData(Store.Postgres, 5)]
    public async Task Every_alert_ends_in_exactly_one_human_outcome(Store store, int seed)
    {
        await using var watched = await WatchedClinic.Open(store);
        var clinic = watched.Clinic;
        var chance = new Random(seed);
        Patient[] patients = [await clinic.Enrol("Ana"), await clinic.Enrol("Ben"), await clinic.Enrol("Chi")];
        User[] staff = [clinic.DrOsei, clinic.Imani];
        var seen = new HashSet<Guid>();
        for (var step = 0; step < Steps; step++)
        {
            await Something(watched, chance, patients[chance.Next(3)], staff[chance.Next(2)]);
            var alerts = await Real(clinic);
            Assert.Subset(alerts.Select(a => a.Id).ToHashSet(), seen);
            seen.UnionWith(alerts.Select(a => a.Id));
        }

        (clinic.IsWatched, clinic.IsDelivering) = (true, true);
        await watched.Wait(20);
        foreach (var alert in (await Real(clinic)).Where(a => a.IsOpen))
        {
            await clinic.Get<WorkAlert>().Close(clinic.DrOsei.Caller().Actor, alert.Id, alert.PatientId, new ClosingWords(Outcome.Reached, "We spoke."));
        }

        var ended = await Real(clinic);
        Assert.NotEmpty(ended);
        var closings = await clinic.Read(db => db.AlertSteps.Where(s => s.Kind == StepKind.Closed && s.ClinicId == TestClinic.ClinicId).ToListAsync());
        Assert.All(ended, alert =>
        {
            var closing = Assert.Single(closings, c => c.AlertId == alert.Id);
            Assert.Contains(staff, s => s.Id == closing.UserId && s.Id == alert.ClosedBy);
            Assert.NotNull(alert.Outcome);
        });
        Assert.False(await clinic.Read(db => db.Messages.AnyAsync(m => m.ClinicId == TestClinic.ClinicId && m.State == MessageState.Queued)));
    }

    private static Task<List<Alert>> Real(TestClinic clinic) => clinic.Read(db => db.Alerts.AsNoTracking().Where(a => a.ClinicId == TestClinic.ClinicId).ToListAsync());

    private static async Task Something(WatchedClinic watched, Random chance, Patient patient, User person)
    {
        var clinic = watched.Clinic;
        var work = clinic.Get<WorkAlert>();
        var open = await clinic.OpenAlerts(patient);
        var alert = open.Count > 0 ? open[chance.Next(open.Count)] : null;
        switch (chance.Next(9))
        {
            case 0:
                await clinic.Answers(patient, chance.Next(10), (SafetyAnswer)chance.Next(1, 5));
                break;
            case 1:
                await clinic.Says(patient, chance.Next(2) == 0 ? ReportKind.NeedHelpNow : ReportKind.CallMe);
                break;
            case 2 when alert is not null:
                await work.Acknowledge(person.Caller().Actor, alert.Id, patient.Id, "I call");
                break;
            case 3 when alert is not null:
                // Both at once, and one of them twice.
                await Task.WhenAll(new[] { person, clinic.DrOsei, clinic.Imani }.Select(p => work.Close(p.Caller().Actor, alert.Id, patient.Id, new ClosingWords(Outcome.NoChange, "We spoke."))));
                break;
            case 4 when alert is not null:
                await work.HandOver(person.Caller().Actor, alert.Id, patient.Id, clinic.Imani.Id, "");
                break;
            case 5:
                clinic.IsWatched = !clinic.IsWatched;
                break;
            case 6:
                clinic.IsDelivering = !clinic.IsDelivering;
                break;
            default:
                await watched.Wait(chance.Next(1, 12));
                break;
        }
    }
}

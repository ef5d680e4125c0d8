using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Tests.House;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Task = System.Threading.Tasks.Task;

namespace Evenkeel.Tests.Fhir;

/// <summary>How far a session has come, as its two resources say it, and when. It is Monday, 10:00.</summary>
[Trait("Row", "2.4")]
[Trait("Row", "10.10")]
public sealed class SessionStatesTests
{
    private const string Start = "2026-11-02T09:30:00+00:00";
    private static readonly DateTimeOffset Now = TestClinic.Monday;

    /// <summary>What the record says · the Procedure and its time · the MedicationAdministration and its time.</summary>
    private static readonly (string Record, bool IsBooked, Action<TreatmentSession> Row, string Done, string Performed, string Given, string Effective)[] States =
    [
        ("begun", true, _ => { }, "in-progress", $"{Start}/", "unknown", $"{Start}/"),
        ("begun and dosed", true, s => s.DosedAt = Now.AddMinutes(-20), "in-progress", $"{Start}/", "completed", "2026-11-02T09:40:00+00:00"),
        ("begun, an infusion runs", true, s => (s.Route, s.DosedAt) = (RouteOfAdministration.Intravenous, Now.AddMinutes(-20)), "in-progress", $"{Start}/", "in-progress", "2026-11-02T09:40:00+00:00/"),
        ("begun, a dose without its time", true, s => s.DoseMg = 40, "in-progress", $"{Start}/", "in-progress", $"{Start}/"),
        ("begun a second less than a day ago", true, s => s.StartedAt = Now.AddDays(-1).AddSeconds(1), "in-progress", "2026-11-01T10:00:01+00:00/", "unknown", "2026-11-01T10:00:01+00:00/"),
        ("begun a day ago, no word since", true, s => s.StartedAt = Now.AddDays(-1), "unknown", "2026-11-01T10:00:00+00:00/", "unknown", "2026-11-01T10:00:00+00:00/"),
        ("begun a day ago, dosed, no word since", true, s => (s.StartedAt, s.DosedAt) = (Now.AddDays(-1), Now.AddHours(-23)), "unknown", "2026-11-01T10:00:00+00:00/", "completed", "2026-11-01T11:00:00+00:00"),
        ("ended", true, s => (s.DosedAt, s.EndedAt) = (Now.AddMinutes(-20), Now.AddMinutes(-1)), "completed", $"{Start}/2026-11-02T09:59:00+00:00", "completed", "2026-11-02T09:40:00+00:00"),
        ("ended, an infusion", true, s => (s.Route, s.DosedAt, s.EndedAt) = (RouteOfAdministration.Intravenous, Now.AddMinutes(-20), Now), "completed", $"{Start}/2026-11-02T10:00:00+00:00", "completed", "2026-11-02T09:40:00+00:00/"),
        ("ended, nothing written of a dose", true, s => s.EndedAt = Now, "completed", $"{Start}/2026-11-02T10:00:00+00:00", "unknown", $"{Start}/2026-11-02T10:00:00+00:00"),
        ("closed, its end taken out since", true, s => (s.DoseMg, s.ClosedAt) = (40, Now), "completed", $"{Start}/", "completed", $"{Start}/"),
        ("not given", true, s => (s.NotGivenAt, s.NotGivenReason) = (Now, "A new red flag"), "not-done", $"{Start}/2026-11-02T10:00:00+00:00", "not-done", $"{Start}/2026-11-02T10:00:00+00:00"),
        ("not given, the clock was set back", true, s => (s.NotGivenAt, s.NotGivenReason) = (Now.AddHours(-1), "A new red flag"), "not-done", $"{Start}/", "not-done", $"{Start}/"),
        ("entered while it goes on", false, _ => { }, "in-progress", $"{Start}/", "in-progress", $"{Start}/"),
        ("entered afterwards", false, s => s.EndedAt = Now, "completed", $"{Start}/2026-11-02T10:00:00+00:00", "completed", $"{Start}/2026-11-02T10:00:00+00:00"),
        ("entered afterwards, no end", false, s => (s.On, s.StartedAt) = (new(2026, 10, 12), new(2026, 10, 12, 9, 0, 0, TimeSpan.Zero)), "completed", "2026-10-12T09:00:00+00:00/", "completed", "2026-10-12T09:00:00+00:00/"),
        ("entered afterwards by its day", false, s => (s.On, s.StartedAt) = (new(2026, 10, 12), new(2026, 10, 13, 3, 0, 0, TimeSpan.Zero)), "completed", "2026-10-12", "completed", "2026-10-12"),
        ("entered today by its day", false, s => (s.On, s.StartedAt) = (new(2026, 11, 2), new(2026, 11, 3, 4, 0, 0, TimeSpan.Zero)), "completed", "2026-11-02", "completed", "2026-11-02"),
    ];

    [Theory, OnBothDatabases]
    public async Task Each_state_of_a_record_is_said_as_what_it_is_and_nothing_is_made_up(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var ana = await clinic.Enrol("Ana");
        using var osei = await Visitor.SignedIn(clinic, clinic.DrOsei);
        foreach (var state in States)
        {
            var row = clinic.Session(ana, state.Row, state.IsBooked);
            await clinic.Change(db => db.Sessions.Add(row));
            var (done, given) = ((await osei.Fhir($"/fhir/Procedure/{row.Id}")).As<Procedure>(), (await osei.Fhir($"/fhir/MedicationAdministration/{row.Id}")).As<MedicationAdministration>());
            Assert.Equal((state.Record, state.Done, state.Performed), (state.Record, done.Status!.Value.GetLiteral(), done.Performed.Said()));
            Assert.Equal((state.Record, state.Given, state.Effective), (state.Record, given.Status!.Value.GetLiteral(), given.Effective.Said()));
            Assert.Equal((state.Record, row.NotGivenAt is null ? null : "A new red flag"), (state.Record, done.StatusReason?.Text));
            Assert.Equal((state.Record, row.NotGivenAt is null ? null : "A new red flag"), (state.Record, given.StatusReason.SingleOrDefault()?.Text));
            // What was not given has no dose and no way it was taken.
            Assert.Equal((state.Record, row.NotGivenAt is null), (state.Record, given.Dosage is not null));
        }
    }
}

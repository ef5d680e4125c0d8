using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Clinical;
using Evenkeel.Cohort;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Days = Evenkeel.Platform.Time.Days;

namespace Evenkeel.CommandLine;

/// <summary>
/// The virtual patients behind the demo's named people. They come in the background, so that nobody waits for the first page; each
/// comes whole in one commit, so that a start that was cut off is finished by the next and nobody comes twice.
/// </summary>
internal sealed class DemoCohort(
    IDbContextFactory<CareDb> dbs, AssessPatient assess, DatabasePlace place, Clock clock, IHostApplicationLifetime life, ILogger<DemoCohort> log) : BackgroundService
{
    public const int People = 200;
    public const string TruthFile = "demo-truth.csv";
    private const ulong Seed = 2026;
    private const int ReportEvery = 50;
    private static readonly CohortParameters Parameters = new();
    private static readonly TimeOnly Breakfast = new(8, 30);
    private static readonly TimeOnly SessionStarts = new(14, 0);

    public async Task Fill(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!await db.Clinics.AnyAsync(c => c.Id == DemoClinic.Id && c.IsDemo, cancellation))
        {
            return;
        }

        var there = await db.Patients.Where(p => p.ClinicId == DemoClinic.Id).Select(p => p.Id).ToHashSetAsync(cancellation);
        var missing = Enumerable.Range(0, People).Where(i => !there.Contains(PatientId(i))).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        await File.WriteAllLinesAsync(
            Path.Combine(place.Directory, TruthFile), CohortCsv.TruthRows(Enumerable.Range(0, People).Select(i => VirtualCohort.Patient(Parameters, Seed, i))), cancellation);
        foreach (var (done, index) in missing.Index())
        {
            await Add(VirtualCohort.Patient(Parameters, Seed, index), clock.Now, cancellation);
            if ((done + 1) % ReportEvery == 0 || done + 1 == missing.Count)
            {
                log.LogInformation("{Done} of {Missing} virtual patients are in", done + 1, missing.Count);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource();
        await using var atStart = life.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stopping);
            await Fill(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>The same person whatever the day: only the calendar under the diary moves.</summary>
    private static Guid PatientId(int index) => StableId.Of("demo cohort", $"{Seed}", $"{index}");

    private async Task Add(VirtualPatient person, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = Days.On(DemoClinic.Zone, now);
        // The diary's last day is the latest one whose answer can have been given by now.
        var last = Days.At(DemoClinic.Zone, today, Breakfast) < now ? today : today.AddDays(-1);
        var first = last.AddDays(1 - Parameters.Length);
        DateTimeOffset Morning(int day) => Days.At(DemoClinic.Zone, first.AddDays(day), Breakfast);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var patient = new Patient
        {
            ClinicId = DemoClinic.Id, Id = PatientId(person.Index), Name = $"Virtual {person.Index + 1:000}", Zone = DemoClinic.Zone, EnrolledAt = Morning(0),
        };
        db.Patients.Add(patient);
        db.CareTeam.Add(new CareTeamMember { ClinicId = DemoClinic.Id, PatientId = patient.Id, UserId = DemoClinic.AccountId("Dr Osei") });
        foreach (var day in person.Days)
        {
            AddDay(db, patient, day, Morning(day.Day));
        }

        foreach (var session in person.Sessions)
        {
            var start = Days.At(DemoClinic.Zone, first.AddDays(session.Day), SessionStarts);
            if (start.AddHours(1) <= now)
            {
                db.Sessions.Add(new Data.TreatmentSession
                {
                    ClinicId = DemoClinic.Id, Id = StableId.Of(patient.Id.ToString(), "session", $"{session.Day}"), PatientId = patient.Id,
                    StartedAt = start, EndedAt = start.AddHours(1), On = first.AddDays(session.Day), Route = RouteOfAdministration.Intravenous,
                    RecordedBy = DemoClinic.AccountId("Dr Osei"), RecordedAt = start.AddHours(1),
                });
            }
        }

        var mornings = Enumerable.Range(0, Parameters.Length).Select(Morning);
        foreach (var alert in DemoPast.ClosedAlerts(patient, await Trajectories.Read(db, patient, now, cancellation), mornings, DemoClinic.AccountId("Dr Osei")))
        {
            db.Alerts.Add(alert);
            (StepKind Kind, DateTimeOffset At, Guid? By)[] steps = [(StepKind.Opened, alert.OpenedAt, null), (StepKind.Closed, alert.ClosedAt!.Value, alert.ClosedBy)];
            db.AlertSteps.AddRange(steps.Select((step, i) =>
                new AlertStep { ClinicId = alert.ClinicId, AlertId = alert.Id, Number = i + 1, At = step.At, Kind = step.Kind, UserId = step.By }));
        }

        await assess.Run(db, patient, Trigger.Clock, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static void AddDay(CareDb db, Patient patient, VirtualDay day, DateTimeOffset at)
    {
        if (day.Answers is { } a)
        {
            db.CheckIns.Add(new Data.CheckIn
            {
                ClinicId = patient.ClinicId, Id = StableId.Of(patient.Id.ToString(), "day", $"{day.Day}"), Revision = 1, PatientId = patient.Id,
                AnsweredAt = at, ReceivedAt = at, On = Days.On(patient.Zone, at), IsWhole = true,
                LowMood = Answer.Of(a.LowMood), Anxiety = Answer.Of(a.Anxiety), Restlessness = Answer.Of(a.Restlessness),
                Hope = Answer.Of(a.Hope), Energy = Answer.Of(a.Energy), SleepHours = Answer.Of(a.SleepHours), Safety = a.Safety,
            });
        }

        if (day.Phq9.IsAnswered)
        {
            db.InstrumentResponses.Add(new InstrumentResponse
            {
                ClinicId = patient.ClinicId, Id = StableId.Of(patient.Id.ToString(), "phq-9", $"{day.Day}"), Revision = 1, PatientId = patient.Id,
                Instrument = "phq-9", Items = "n,n,n,n,n,n,n,n,n", Total = (int)day.Phq9.Value, Screening = Screening.NotAScreener, AnsweredAt = at, ReceivedAt = at,
            });
        }
    }
}

using Evenkeel.Clinical.Plans;
using System.Diagnostics;
using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Features.CheckIns;
using Evenkeel.Features.Sessions;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.CommandLine;

/// <summary>
/// Walks a diary through the same use cases as a living patient, each day at its own instant, and lets the clock look again between
/// the days whenever the signs asked for it. What is kept already is passed over: a stopped walk goes on, a finished one changes nothing.
/// </summary>
internal sealed class RunDiary(IServiceProvider services, DiaryPlan plan, TextWriter output)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(2);
    private readonly IDbContextFactory<CareDb> _dbs = services.GetRequiredService<IDbContextFactory<CareDb>>();
    private readonly PatientTurn _turn = services.GetRequiredService<PatientTurn>();
    private readonly AssessPatient _assess = services.GetRequiredService<AssessPatient>();
    private readonly SubmitCheckIn _submit = services.GetRequiredService<SubmitCheckIn>();
    private readonly RecordSession _record = services.GetRequiredService<RecordSession>();
    private readonly Clock _clock = services.GetRequiredService<Clock>();

    /// <summary>Rows that come before what was walked through earlier: time runs only forward.</summary>
    public List<BadRow> TooLate { get; } = [];

    public async Task Run(IReadOnlyList<DiaryPerson> people, CancellationToken cancellation)
    {
        var (all, done, watch, reported) = (people.Sum(p => p.Rows.Count), 0, Stopwatch.StartNew(), TimeSpan.Zero);
        foreach (var (number, person) in people.Index())
        {
            await foreach (var _ in Walk(person, cancellation))
            {
                done++;
                if (watch.Elapsed - reported > BetweenReports)
                {
                    reported = watch.Elapsed;
                    Say(person.Name);
                }
            }

            Say($"{person.Name}: {person.Rows.Count} rows, done");
            void Say(string what) => output.WriteLine(FormattableString.Invariant(
                $"person {number + 1} of {people.Count}, row {done} of {all} ({done * 100 / all} %, {done / watch.Elapsed.TotalSeconds:F0} rows/s): {what}"));
        }
    }

    private async IAsyncEnumerable<DiaryRow> Walk(DiaryPerson person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var key = new PatientKey(plan.ClinicId, person.PatientId);
        await Enrol(person);
        var (kept, frontier) = await Kept(key);
        DateOnly? sessionOn = plan.SessionDay is { } day && !kept.Contains(plan.SessionIdOf(person.Person)) ? person.First.AddDays(day - 1) : null;
        foreach (var row in person.Rows)
        {
            // Between two rows nothing is half done, so this is where it may stop.
            cancellation.ThrowIfCancellationRequested();
            if (sessionOn < row.On)
            {
                await Session(key, person, sessionOn.Value);
                sessionOn = null;
            }

            await Take(key, row, kept, frontier);
            yield return row;
        }

        if (sessionOn == person.Last)
        {
            await Session(key, person, sessionOn.Value);
        }

        await LookAgain(key, Days.Ends(plan.Zone, person.Last));
    }

    private async Task Take(PatientKey key, DiaryRow row, HashSet<Guid> kept, DateTimeOffset frontier)
    {
        var at = Days.At(plan.Zone, plan.AnswerAt < new TimeOnly(4, 0) ? row.On.AddDays(1) : row.On, plan.AnswerAt);
        var (answers, score) = (row.HasAnswers && !kept.Contains(plan.IdOf(row)), row.Phq9 is not null && !kept.Contains(plan.Phq9IdOf(row)));
        if (!answers && !score)
        {
            return;
        }

        if (at < frontier)
        {
            TooLate.Add(new BadRow(row.Line, 0, "", "its day lies before days that were imported earlier; import the whole file under another --prefix", row.Raw));
            return;
        }

        await LookAgain(key, at);
        if (answers && await _submit.Run(plan.Map.Fill(new CheckInBody(plan.IdOf(row), key, at, null, true), row), at) is not (CheckInResult.Kept or CheckInResult.AlreadyKept))
        {
            throw new InvalidOperationException($"Line {row.Line} was read but not taken.");
        }

        if (score)
        {
            await Score(key, row, at);
        }
    }

    /// <summary>What the night watch does for the living, at the instants at which it would have done it.</summary>
    private async Task LookAgain(PatientKey key, DateTimeOffset until)
    {
        while (await _turn.Take(key, async (db, patient) =>
        {
            if (patient!.ReassessAt is not { } at || at >= until)
            {
                return false;
            }

            await _assess.Run(db, patient, Trigger.Clock, at);
            return patient.ReassessAt > at || patient.ReassessAt is null ? true : throw new InvalidOperationException($"The signs asked at {at:O} to look again at the same instant.");
        }))
        {
        }
    }

    /// <summary>Only the day is known, so its answers count as before the session; it enters the record when that day has ended.</summary>
    private async Task Session(PatientKey key, DiaryPerson person, DateOnly on)
    {
        var at = Days.Ends(plan.Zone, on);
        await LookAgain(key, at);
        var problems = await _record.Run(
            key.ClinicId, Guid.Empty, new SessionBody(plan.SessionIdOf(person.Person), key.PatientId, on, null, null, RouteOfAdministration.Intravenous, null, false, IsSure: true), at);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', problems.Values));
        }
    }

    private Task Score(PatientKey key, DiaryRow row, DateTimeOffset at) => _turn.Take(key, async (db, patient) =>
    {
        db.InstrumentResponses.Add(new InstrumentResponse
        {
            ClinicId = key.ClinicId,
            Id = plan.Phq9IdOf(row),
            Revision = 1,
            PatientId = key.PatientId,
            Instrument = "phq-9",
            Items = "n,n,n,n,n,n,n,n,n",
            Total = row.Phq9,
            Screening = Screening.NotAScreener,
            AnsweredAt = at,
            ReceivedAt = at,
        });
        return await _assess.Run(db, patient!, Trigger.Instrument, at);
    });

    private async Task Enrol(DiaryPerson person)
    {
        await using var db = await _dbs.CreateDbContextAsync();
        if (!await db.Patients.AnyAsync(p => p.ClinicId == plan.ClinicId && p.Id == person.PatientId))
        {
            db.Patients.Add(new Patient
            {
                ClinicId = plan.ClinicId, Id = person.PatientId, Name = person.Name, Zone = plan.Zone,
                EnrolledAt = Days.Begins(plan.Zone, person.First), IsHistorical = true,
            });
            db.Note(plan.ClinicId, _clock.Now, null, person.PatientId, "imported a diary", plan.FileName);
            await db.SaveChangesAsync();
        }
    }

    private async Task<(HashSet<Guid> Kept, DateTimeOffset Frontier)> Kept(PatientKey key)
    {
        await using var db = await _dbs.CreateDbContextAsync();
        var ids = await db.CheckIns.Where(c => c.ClinicId == key.ClinicId && c.PatientId == key.PatientId).Select(c => c.Id)
            .Concat(db.InstrumentResponses.Where(r => r.ClinicId == key.ClinicId && r.PatientId == key.PatientId).Select(r => r.Id))
            .Concat(db.Sessions.Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId).Select(s => s.Id)).ToListAsync();
        var looked = await db.Assessments.Where(a => a.ClinicId == key.ClinicId && a.PatientId == key.PatientId).MaxAsync(a => (DateTimeOffset?)a.AsOf);
        return ([.. ids], looked ?? DateTimeOffset.MinValue);
    }
}

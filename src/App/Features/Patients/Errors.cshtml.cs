using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Patients;

/// <summary>One record that staff entered, in words, and what was said of it.</summary>
public sealed record RecordLine(RecordKind Kind, Guid Id, DateTimeOffset At, string Words);

/// <summary>What staff entered for a patient, and how it is said that something was entered in error (mission 10.27).</summary>
public sealed class ErrorsModel(CareDb db, EnterInError inError, PatientAccess access, Clock clock) : PageModel
{
    private const int MostOfAKind = 20;

    public Patient Patient { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RecordLine> Records { get; private set; } = [];

    public IReadOnlyList<(RecordError Error, string By)> Marked { get; private set; } = [];

    public string Problem { get; private set; } = "";

    public Guid ProblemOf { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What the signs say now and did not, or no longer say; null before anything was marked.</summary>
    public IReadOnlyList<string>? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) => await Find(patientId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid patientId, RecordKind kind, Guid id, string? reason, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        var result = await inError.Run(User.Caller().Actor, patientId, kind, id, reason ?? "", cancellation);
        if (result.Problem.Length > 0)
        {
            (Problem, ProblemOf, Reason) = (result.Problem, id, reason ?? "");
            return Page();
        }

        await Find(patientId, cancellation);
        Changes = result.Changes;
        return Page();
    }

    public string At(DateTimeOffset at) => Wording.SayExactly(Patient.ZoneAt(clock.Now), at, clock.Now);

    private async Task<bool> Find(Guid patientId, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "read what was entered for you", cancellation) is not { } patient)
        {
            return false;
        }

        Patient = patient;
        Records = [.. (await Read(patient.ClinicId, patientId, cancellation)).OrderByDescending(r => r.At)];
        var marked = await db.RecordErrors.AsNoTracking().Where(e => e.ClinicId == patient.ClinicId && e.PatientId == patientId).OrderByDescending(e => e.MarkedAt)
            .Select(e => new { Error = e, By = db.Users.Where(u => u.Id == e.MarkedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        Marked = [.. marked.Select(m => (m.Error, m.By ?? "somebody"))];
        return true;
    }

    private async Task<IReadOnlyList<RecordLine>> Read(int clinic, Guid person, CancellationToken cancellation)
    {
        var lines = new List<RecordLine>();
        async Task Add<T>(IQueryable<T> rows, Func<T, RecordLine> say) =>
            lines.AddRange((await rows.Take(MostOfAKind).ToListAsync(cancellation)).Select(say));
        await Add(
            db.Sessions.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.StartedAt),
            r => new(RecordKind.Session, r.Id, r.StartedAt, $"Session, {r.Route.ToString().ToLowerInvariant()}, {(r.DoseMg is { } mg ? $"{mg:0.###} mg" : "no dose written")}"));
        await Add(
            db.VitalSigns.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.TakenAt),
            r => new(RecordKind.VitalSigns, r.Id, r.TakenAt, r.Systolic is null ? $"Reading: {r.Words}" : $"Reading: {r.Systolic}/{r.Diastolic}"));
        await Add(
            db.SessionChecks.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.CheckedAt),
            r => new(RecordKind.SessionCheck, r.Id, r.CheckedAt, $"Check before a session: {(r.Passed ? "in order" : "not in order")}. {r.Words}"));
        await Add(
            db.EligibilityDecisions.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.DecidedAt),
            r => new(RecordKind.Eligibility, r.Id, r.DecidedAt, $"{EligibilityModel.Say(r.Decision)}. {r.Reason}"));
        await Add(
            db.MedicationStatements.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.AddedAt),
            r => new(RecordKind.Medicine, r.Id, r.AddedAt, $"Medicine: {r.Medicine}"));
        await Add(
            db.WatchPlans.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.WrittenAt),
            r => new(RecordKind.WatchPlan, r.Id, r.WrittenAt, $"Watch plan: {r.Words}"));
        await Add(
            db.ChallengingExperiences.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person && db.Users.Any(u => u.Id == r.RecordedBy && u.PatientId == null))
                .OrderByDescending(r => r.RecordedAt),
            r => new(RecordKind.Experience, r.Id, r.HappenedAt, $"Hard experience: {r.Words}"));
        await Add(
            db.PerceptionChecks.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person && db.Users.Any(u => u.Id == r.AnsweredBy && u.PatientId == null))
                .OrderByDescending(r => r.AnsweredAt),
            r => new(RecordKind.Perception, r.Id, r.AnsweredAt, "How clear they were"));
        await Add(
            db.FormsSent.AsNoTracking().Where(r => r.ClinicId == clinic && r.PatientId == person).OrderByDescending(r => r.RecordedAt),
            r => new(RecordKind.FormSent, r.Id, r.RecordedAt, $"Form sent to {r.To}"));
        return lines;
    }
}

using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>A hold as it was typed.</summary>
public sealed record HoldForm
{
    public Guid Id { get; init; }

    public string? Medicine { get; init; }

    public string? HoursBefore { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Writes down that a medicine waits before sessions, or no longer does. A clinician decides; the program knows no interactions.</summary>
public sealed class ChangeHolds(PatientTurn turn, Clock clock)
{
    private const int LongestMedicine = 200;
    private const int LongestReason = 500;
    private const int MostHours = 24 * 14;

    /// <returns>What is wrong, by field; empty when it was kept.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Add(Caller caller, Guid patientId, HoldForm form, CancellationToken cancellation)
    {
        var problems = new Dictionary<string, string>();
        var (medicine, reason) = (form.Medicine?.Trim() ?? "", form.Reason?.Trim() ?? "");
        if (medicine.Length is 0 or > LongestMedicine)
        {
            problems[nameof(form.Medicine)] = $"Please write the medicine as the patient knows it, in up to {LongestMedicine} characters.";
        }

        if (!int.TryParse(form.HoursBefore, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours is < 1 or > MostHours)
        {
            problems[nameof(form.HoursBefore)] = $"Please enter whole hours, from 1 to {MostHours}.";
        }

        if (reason.Length > LongestReason)
        {
            problems[nameof(form.Reason)] = $"Please keep it to {LongestReason} characters.";
        }

        return problems.Count > 0 || form.Id == Guid.Empty ? problems : await turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is not null && !await db.MedicationStatements.AnyAsync(h => h.ClinicId == caller.ClinicId && h.Id == form.Id, cancellation))
            {
                db.MedicationStatements.Add(new MedicationStatement { ClinicId = caller.ClinicId, Id = form.Id, PatientId = patient.Id, Medicine = medicine, HoursBefore = hours, Reason = reason, AddedBy = caller.UserId, AddedAt = clock.Now });
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patient.Id, "wrote down a medicine that waits before your sessions", form.Id.ToString());
            }

            return problems;
        }, cancellation);
    }

    public Task<int> End(Caller caller, Guid patientId, Guid id, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is not null && await db.MedicationStatements.SingleOrDefaultAsync(h => h.ClinicId == caller.ClinicId && h.PatientId == patientId && h.Id == id && h.EndedAt == null, cancellation) is { } hold)
            {
                hold.EndedAt = clock.Now;
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patient.Id, "ended that a medicine waits before your sessions", id.ToString());
            }

            return 0;
        }, cancellation);
}

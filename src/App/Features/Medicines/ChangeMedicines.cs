using System.Globalization;
using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Medicines;

/// <summary>A medicine as it was typed.</summary>
public sealed record MedicineForm
{
    public Guid Id { get; init; }

    public string? Medicine { get; init; }

    public string? Dosage { get; init; }

    public string? Interaction { get; init; }

    /// <summary>Empty for one that is taken as always.</summary>
    public string? HoursBefore { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Writes down what a patient takes and what of it waits before sessions. A clinician decides; the program knows no interactions.</summary>
public sealed class ChangeMedicines(PatientTurn turn, Clock clock)
{
    private const int LongestName = 200;
    private const int LongestWords = 500;
    private const int MostHours = 24 * 14;

    /// <returns>What is wrong, by field; empty when it was kept, also when it was before.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Add(Caller caller, Guid patientId, MedicineForm form, CancellationToken cancellation)
    {
        var (problems, hours) = Read(form);
        return problems.Count > 0 || form.Id == Guid.Empty ? problems : await turn.Take<IReadOnlyDictionary<string, string>>(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            var list = await db.MedicationStatements.Where(m => m.ClinicId == caller.ClinicId && m.PatientId == patientId).ToListAsync(cancellation);
            if (patient is null || list.Any(m => m.Id == form.Id))
            {
                return problems;
            }

            var medicine = form.Medicine!.Trim();
            // Two entries could say two things of when it waits.
            if (list.Any(m => m.EndedAt is null && string.Equals(m.Medicine, medicine, StringComparison.OrdinalIgnoreCase)))
            {
                problems[nameof(form.Medicine)] = $"{medicine} is on the list already. To change it, take it off and write it anew.";
                return problems;
            }

            db.MedicationStatements.Add(new MedicationStatement
            {
                ClinicId = caller.ClinicId, Id = form.Id, PatientId = patientId, Medicine = medicine, Dosage = Trimmed(form.Dosage), Interaction = Trimmed(form.Interaction),
                HoursBefore = hours, Reason = Trimmed(form.Reason), AddedBy = caller.UserId, AddedAt = clock.Now,
            });
            db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, hours > 0 ? "wrote down a medicine that waits before your sessions" : "wrote down a medicine that you take", form.Id.ToString());
            return problems;
        }, cancellation);
    }

    public Task<int> End(Caller caller, Guid patientId, Guid id, CancellationToken cancellation) =>
        turn.Take(new PatientKey(caller.ClinicId, patientId), async (db, patient) =>
        {
            if (patient is not null && await db.MedicationStatements.SingleOrDefaultAsync(m => m.ClinicId == caller.ClinicId && m.PatientId == patientId && m.Id == id && m.EndedAt == null, cancellation) is { } medicine)
            {
                medicine.EndedAt = clock.Now;
                db.Note(caller.ClinicId, clock.Now, caller.UserId, patientId, "took a medicine off your list", id.ToString());
            }

            return 0;
        }, cancellation);

    private static (Dictionary<string, string> Problems, int Hours) Read(MedicineForm form)
    {
        var problems = new Dictionary<string, string>();
        var hours = 0;
        if (Trimmed(form.Medicine).Length is 0 or > LongestName)
        {
            problems[nameof(form.Medicine)] = $"Please write the medicine as the patient knows it, in up to {LongestName} characters.";
        }

        if (Trimmed(form.HoursBefore) is { Length: > 0 } typed && (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out hours) || hours is < 1 or > MostHours))
        {
            problems[nameof(form.HoursBefore)] = $"Please enter whole hours, from 1 to {MostHours}, or leave it empty if it is taken as always.";
        }

        foreach (var (name, value, most) in new[] { (nameof(form.Dosage), form.Dosage, LongestName), (nameof(form.Interaction), form.Interaction, LongestWords), (nameof(form.Reason), form.Reason, LongestWords) })
        {
            if (Trimmed(value).Length > most)
            {
                problems[name] = $"Please keep it to {most} characters.";
            }
        }

        return (problems, hours);
    }

    private static string Trimmed(string? typed) => typed?.Trim() ?? "";
}

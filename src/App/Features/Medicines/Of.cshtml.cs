using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Medicines;

/// <summary>What a patient takes, for clinicians: the list, what of it waits, and a form for another.</summary>
public sealed class OfModel(PatientAccess access, ChangeMedicines change, CareDb db, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public IReadOnlyList<MedicationStatement> Medicines { get; private set; } = [];

    public MedicineForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>Field, label, what was typed, the most characters.</summary>
    public IEnumerable<(string Name, string Label, string? Value, int Most)> Fields =>
    [
        (nameof(Form.Medicine), "Medicine, as the patient knows it", Form.Medicine, 200),
        (nameof(Form.Dosage), "How it is taken (may stay empty)", Form.Dosage, 200),
        (nameof(Form.Interaction), "Together with the session’s medicine, in plain words (may stay empty)", Form.Interaction, 500),
        (nameof(Form.HoursBefore), "Not within so many hours before a session (empty: taken as always)", Form.HoursBefore, 3),
        (nameof(Form.Reason), "Why it waits, in plain words (may stay empty)", Form.Reason, 500),
    ];

    public Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) => Show(patientId, null, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid patientId, MedicineForm form, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your medicines", cancellation) is null)
        {
            return NotFound();
        }

        Problems = await change.Add(User.Caller(), patientId, form, cancellation);
        return Problems.Count == 0 ? Redirect($"/medicines/of/{patientId}") : await Show(patientId, form, cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid patientId, Guid id, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your medicines", cancellation) is null)
        {
            return NotFound();
        }

        await change.End(User.Caller(), patientId, id, cancellation);
        return Redirect($"/medicines/of/{patientId}");
    }

    private async Task<IActionResult> Show(Guid patientId, MedicineForm? typed, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your medicines", cancellation) is not { } patient)
        {
            return NotFound();
        }

        Patient = patient;
        Medicines = await ReadMedicines.Of(db, new PatientKey(patient.ClinicId, patientId), cancellation);
        Form = typed ?? new MedicineForm { Id = Guid.CreateVersion7(clock.Now) };
        return Page();
    }
}

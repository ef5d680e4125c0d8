using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evenkeel.Features.Medicines;

/// <summary>The patient's own list of medicines, as their care team has it.</summary>
public sealed class IndexModel(CareDb db) : PageModel
{
    public IReadOnlyList<MedicationStatement> Medicines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Medicines = await ReadMedicines.Of(db, User.Caller().Patient, cancellation);
}

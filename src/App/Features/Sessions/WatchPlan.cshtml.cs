using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Sessions;

/// <summary>What this person should watch for after a dose, in at most five lines by a clinician, and whether they have opened it (mission 3.9).</summary>
public sealed class WatchPlanModel(PatientAccess access, WriteWatchPlan write, CareDb db, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<(WatchPlan Plan, string By)> Plans { get; private set; } = [];

    public string Words { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public async Task<IActionResult> OnGetAsync(Guid patientId, CancellationToken cancellation) => await Find(patientId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid patientId, Guid id, Guid? seen, string? words, CancellationToken cancellation)
    {
        if (!await Find(patientId, cancellation))
        {
            return NotFound();
        }

        Problem = await write.Run(User.Caller(), patientId, id, words, seen, cancellation);
        (Words, Id) = (words ?? "", id == Guid.Empty ? Id : id);
        return Problem.Length == 0 ? Redirect($"/sessions/watchplan/{patientId}") : Page();
    }

    public string At(DateTimeOffset at) => Wording.SayExactly(Patient.ZoneAt(clock.Now), at, clock.Now);

    private async Task<bool> Find(Guid patientId, CancellationToken cancellation)
    {
        if (await access.Read(User.Caller(), patientId, "opened your watch plan", cancellation) is not { } patient)
        {
            return false;
        }

        Patient = patient;
        var plans = await WatchPlans.Of(db, new PatientKey(patient.ClinicId, patientId)).AsNoTracking().ToListAsync(cancellation);
        var writers = plans.Select(p => p.WrittenBy).ToArray();
        var names = await db.Users.Where(u => writers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        Plans = [.. plans.Select(p => (p, names.GetValueOrDefault(p.WrittenBy, "somebody")))];
        Words = plans.FirstOrDefault()?.Words ?? "";
        return true;
    }
}

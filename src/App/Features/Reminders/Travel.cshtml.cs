using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Reminders;

/// <summary>Says where the patient is for a time.</summary>
public sealed class TravelModel(CareDb db, Travel travel, Clock clock) : PageModel
{
    private const int WeekDays = 7;

    public Patient Patient { get; private set; } = null!;

    /// <summary>The chosen zone; empty for none yet.</summary>
    public string Zone { get; private set; } = "";

    public DateOnly? Last { get; private set; }

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public bool IsAway => Patient.IsAway(clock.Now);

    public string AwayUntil => Patient.AwayUntil is { } until ? Wording.Say(Days.On(Patient.AwayZone, until.AddTicks(-1))) : "";

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostAsync(string? zone, DateOnly? last, CancellationToken cancellation)
    {
        Problems = await travel.Go(User.Caller(), zone?.Trim() ?? "", last, cancellation);
        if (Problems.Count == 0)
        {
            return Redirect("/reminders/travel");
        }

        await Show(cancellation);
        (Zone, Last) = (zone?.Trim() ?? "", last);
        return Page();
    }

    public async Task<IActionResult> OnPostHomeAsync(CancellationToken cancellation)
    {
        await travel.ComeHome(User.Caller(), cancellation);
        return Redirect("/reminders/travel");
    }

    private async Task Show(CancellationToken cancellation)
    {
        var (key, now) = (User.Caller().Patient, clock.Now);
        Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        (Zone, Last) = IsAway
            ? (Patient.AwayZone, Days.On(Patient.AwayZone, Patient.AwayUntil!.Value.AddTicks(-1)))
            : ("", Days.On(Patient.Zone, now).AddDays(WeekDays));
    }
}

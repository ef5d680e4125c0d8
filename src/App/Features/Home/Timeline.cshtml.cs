using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Home;

/// <summary>Everything that the clinic keeps about the patient, newest first.</summary>
public sealed class TimelineModel(CareDb db, Clock clock) : PageModel
{
    public Patient Patient { get; private set; } = null!;

    public IReadOnlyList<TimelineEvent> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var key = User.Caller().Patient;
        Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.ClinicId == key.ClinicId && p.Id == key.PatientId, cancellation);
        Events = await Timeline.ReadForPatient(db, Patient, cancellation);
    }

    public string When(DateTimeOffset at) => Wording.Say(Patient.ZoneAt(clock.Now), at, clock.Now);
}

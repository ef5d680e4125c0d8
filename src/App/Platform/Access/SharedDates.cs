using System.Linq.Expressions;
using Evenkeel.Care;
using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Access;

/// <summary>The dates of a programme for a support person whom the patient lets see them (mission 5.8, 6.16): when, what for and where, and nothing that was said or measured.</summary>
public static class SharedDates
{
    private const int Most = 20;

    /// <param name="who">Which of the patient's support people reads.</param>
    /// <returns>What is booked, the next first; empty without the patient's standing yes.</returns>
    public static async Task<IReadOnlyList<string>> Of(CareDb db, int clinicId, Guid patientId, Expression<Func<SupportPerson, bool>> who, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.SharesWith(new PatientKey(clinicId, patientId), ConsentKind.SeesProgramme, now).AnyAsync(who, cancellation))
        {
            return [];
        }

        var booked = await db.Appointments.AsNoTracking().Where(a => a.ClinicId == clinicId && a.PatientId == patientId && a.State == AppointmentState.Booked && a.StartsAt > now)
            .OrderBy(a => a.StartsAt).Take(Most).ToListAsync(cancellation);
        return [.. booked.Select(a => $"{Wording.SayExactly(a.Zone, a.StartsAt, now)}: {(a.Kind switch { AppointmentKind.Session => "session", AppointmentKind.Review => "visit", _ => "visit with the coach" })}, {(a.AtHome ? "at home" : "at the clinic")}")];
    }
}

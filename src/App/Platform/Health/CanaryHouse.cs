using Evenkeel.Care;
using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Platform.Health;

/// <summary>
/// The canary's clinic: never open, with one clinician who is always on call and cannot sign in. For each passage a synthetic
/// patient is made and afterwards retired, since what is known of one would keep the next answer from alarming.
/// </summary>
public static class CanaryHouse
{
    public static readonly Guid Clinician = new("ca4a12f0-0000-4000-8000-000000000001");
    private static readonly Guid Shift = new("ca4a12f0-0000-4000-8000-000000000002");
    private static readonly DateTimeOffset From = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many old passages are cleared away at a time.</summary>
    private const int ClearsAtOnce = 20;

    public static async Task Furnish(CareDb db, string mail, CancellationToken cancellation)
    {
        var clinician = await db.Users.SingleOrDefaultAsync(u => u.Id == Clinician, cancellation);
        if (clinician is null)
        {
            // No name to sign in with, no password: nobody can be the canary.
            clinician = new User { Id = Clinician, ClinicId = Clinic.CanaryId, DisplayName = "Canary", Role = Role.Clinician, SecurityStamp = Guid.NewGuid().ToString() };
            db.Users.Add(clinician);
            db.Clinics.Add(new Clinic { Id = Clinic.CanaryId, Name = "Canary", Zone = "Etc/UTC", Country = "ZZ", WorkingDays = 0, IsCanary = true });
            db.OnCallShifts.Add(new OnCallShift { ClinicId = Clinic.CanaryId, Id = Shift, UserId = Clinician, Place = Rota.First, From = From, Until = Until });
        }

        clinician.Email = mail.Length > 0 ? mail : null;
        await db.SaveChangesAsync(cancellation);
    }

    public static Patient Hatch(Guid id, DateTimeOffset now) => new() { ClinicId = Clinic.CanaryId, Id = id, Name = "Canary", Zone = "Etc/UTC", EnrolledAt = now };

    /// <summary>Clears away what passages left that are older than they are kept, a bounded piece of it.</summary>
    public static async Task Clear(CareDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - ProofTimes.Keeps;
        var runs = await db.CanaryRuns.Where(r => r.StartedAt < before).OrderBy(r => r.StartedAt).Take(ClearsAtOnce).ToListAsync(cancellation);
        if (runs.Count == 0)
        {
            return;
        }

        var ids = runs.ConvertAll(r => r.Id);
        var alerts = await db.Alerts.Where(a => a.ClinicId == Clinic.CanaryId && ids.Contains(a.PatientId)).ToListAsync(cancellation);
        var alertIds = alerts.ConvertAll(a => a.Id);
        var messages = await db.Messages.Where(m => m.ClinicId == Clinic.CanaryId && m.AlertId != null && alertIds.Contains(m.AlertId.Value)).ToListAsync(cancellation);
        var messageIds = messages.ConvertAll(m => m.Id);
        db.RemoveRange(runs);
        db.RemoveRange(alerts);
        db.RemoveRange(messages);
        db.RemoveRange(await db.AlertSteps.Where(s => s.ClinicId == Clinic.CanaryId && alertIds.Contains(s.AlertId)).ToListAsync(cancellation));
        db.RemoveRange(await db.Deliveries.Where(d => d.ClinicId == Clinic.CanaryId && messageIds.Contains(d.MessageId)).ToListAsync(cancellation));
        db.RemoveRange(await db.Assessments.Where(a => a.ClinicId == Clinic.CanaryId && ids.Contains(a.PatientId)).ToListAsync(cancellation));
        db.RemoveRange(await db.CheckIns.Where(c => c.ClinicId == Clinic.CanaryId && ids.Contains(c.PatientId)).ToListAsync(cancellation));
        db.RemoveRange(await db.Patients.Where(p => p.ClinicId == Clinic.CanaryId && ids.Contains(p.Id)).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}

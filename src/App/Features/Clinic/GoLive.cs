using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Page;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>What became of it: done, or in words why not.</summary>
public sealed record Changed(bool Done, string Why = "")
{
    public static readonly Changed Yes = new(true);

    public static Changed No(string why) => new(false, why);
}

/// <summary>Opens a clinic to real patients, once its crisis numbers are confirmed and somebody is on call without a gap.</summary>
public sealed class GoLive(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>How the audit names a confirmation; who confirmed is read back from there.</summary>
    public const string Confirmation = "confirmed the crisis numbers";

    /// <summary>How the audit names that an admin has read what one clinician alone does not cover; its subject is the clinician.</summary>
    public const string ReadAlone = "read what one person alone does not cover";

    public async Task Confirm(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        clinic.CrisisNumbersConfirmedAt = clock.Now;
        db.Note(clinic.Id, clock.Now, caller.UserId, null, Confirmation, clinic.Country);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task ConfirmAlone(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await OnePerson.Of(db, caller.ClinicId, cancellation) is { } only && !await HasRead(db, only, cancellation))
        {
            db.Note(caller.ClinicId, clock.Now, caller.UserId, null, ReadAlone, only.Id.ToString());
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Whether an admin has confirmed it for this one clinician: for another it must be read again.</summary>
    public static Task<bool> HasRead(CareDb db, User only, CancellationToken cancellation) =>
        db.AuditEvents.AnyAsync(a => a.ClinicId == only.ClinicId && a.PatientId == null && a.Action == ReadAlone && a.Subject == only.Id.ToString(), cancellation);

    public async Task<Changed> Run(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (clinic, now) = (await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation), clock.Now);
        if (clinic.LiveSince is not null)
        {
            return Changed.Yes;
        }

        if (clinic.CrisisNumbersConfirmedAt is null)
        {
            return Changed.No("Please confirm the crisis numbers first. Patients see them when nobody here can answer.");
        }

        if ((await Rota.Holes(db, clinic.Id, now, cancellation)).Select(h => HoleWords.Say(clinic.Zone, h, now)).FirstOrDefault() is { } hole)
        {
            return Changed.No($"{hole} Please fill the rota for the next 7 days first.");
        }

        if (await OnePerson.Of(db, clinic.Id, cancellation) is { } only && !await HasRead(db, only, cancellation))
        {
            return Changed.No($"Please read what {only.DisplayName} alone does not cover, and confirm it first.");
        }

        clinic.LiveSince = now;
        db.Note(clinic.Id, now, caller.UserId, null, "took the clinic live");
        await db.SaveChangesAsync(cancellation);
        return Changed.Yes;
    }
}

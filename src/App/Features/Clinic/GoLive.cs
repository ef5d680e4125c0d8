using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Access;
using Evenkeel.Platform.Audit;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>What became of it: done, or in words why not.</summary>
public sealed record Changed(bool Done, string Why = "")
{
    public static readonly Changed Yes = new(true);

    public static Changed No(string why) => new(false, why);
}

/// <summary>Opens a clinic to real patients, once everything on its list is there (see ReadyToGoLive).</summary>
public sealed class GoLive(IDbContextFactory<CareDb> dbs, ReadyToGoLive ready, Clock clock)
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

    /// <summary>An admin has read the agreement as patients will.</summary>
    /// <param name="version">Of the words that were on the page.</param>
    public async Task<Changed> ReadAgreement(Caller caller, int version, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if ((await ReadConsent.InForce(db, caller.ClinicId, cancellation)).Version != version)
        {
            return Changed.No("Another version has been published meanwhile. Please read that one.");
        }

        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        if (clinic.AgreementReadVersion != version)
        {
            clinic.AgreementReadVersion = version;
            db.Note(clinic.Id, clock.Now, caller.UserId, null, "read the agreement", $"{version}");
            await db.SaveChangesAsync(cancellation);
        }

        return Changed.Yes;
    }

    /// <summary>Only the first going live can be refused; a clinic that is live is never closed.</summary>
    public async Task<Changed> Run(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (clinic, now) = (await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation), clock.Now);
        if (clinic.LiveSince is not null)
        {
            return Changed.Yes;
        }

        if ((await ready.Points(clinic.Id, now, cancellation)).Where(p => !p.IsThere).ToArray() is { Length: > 0 } missing)
        {
            return Changed.No(string.Join(' ', missing.Select(m => m.Words)));
        }

        clinic.LiveSince = now;
        db.Note(clinic.Id, now, caller.UserId, null, "took the clinic live");
        await db.SaveChangesAsync(cancellation);
        return Changed.Yes;
    }
}

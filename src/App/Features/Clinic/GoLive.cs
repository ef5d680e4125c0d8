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

/// <summary>Opens a clinic to real patients, once its crisis numbers are confirmed and somebody is on call without a gap.</summary>
public sealed class GoLive(IDbContextFactory<CareDb> dbs, Clock clock)
{
    /// <summary>How the audit names a confirmation; who confirmed is read back from there.</summary>
    public const string Confirmation = "confirmed the crisis numbers";

    public async Task Confirm(Caller caller, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.SingleAsync(c => c.Id == caller.ClinicId, cancellation);
        clinic.CrisisNumbersConfirmedAt = clock.Now;
        db.Note(clinic.Id, clock.Now, caller.UserId, null, Confirmation, clinic.Country);
        await db.SaveChangesAsync(cancellation);
    }

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

        if ((await Rota.Holes(db, clinic.Id, now, cancellation)).Select(h => Named(clinic, h, now)).FirstOrDefault() is { } hole)
        {
            return Changed.No($"{hole} Please fill the rota for the next 7 days first.");
        }

        clinic.LiveSince = now;
        db.Note(clinic.Id, now, caller.UserId, null, "took the clinic live");
        await db.SaveChangesAsync(cancellation);
        return Changed.Yes;
    }

    public static string Named(Data.Clinic clinic, Hole hole, DateTimeOffset now) =>
        $"Nobody is first on call from {(hole.From <= now ? "now" : Wording.Say(clinic.Zone, hole.From, now))} until {Wording.Say(clinic.Zone, hole.Until, now)}.";
}

using Evenkeel.Care;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Delivery.Lists;
using Evenkeel.Platform.Page;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>What must be there before the first patient (design 5b: only the first going live can be refused).</summary>
public enum NeededToGoLive
{
    CrisisNumbers = 1,
    Rota = 2,
    AloneIsRead = 3,
    Channel = 4,
    Backup = 5,
    AgreementIsRead = 6,
    OnCallSignedIn = 7,
    OnCallOpenedATest = 8,
    OnCallRangAtNight = 9,
}

/// <summary>One point of the list.</summary>
/// <param name="Detail">Whom or what it is about; empty where the point says all.</param>
public sealed record GoLivePoint(NeededToGoLive What, bool IsThere, string Detail = "")
{
    /// <summary>How it stands, in words for the admin.</summary>
    public string Words => (What, IsThere) switch
    {
        (NeededToGoLive.CrisisNumbers, true) => "Crisis numbers: confirmed",
        (NeededToGoLive.CrisisNumbers, _) => "Please confirm the crisis numbers first. Patients see them when nobody here can answer.",
        (NeededToGoLive.Rota, true) => "On-call rota for the next 7 days: no hole",
        (NeededToGoLive.Rota, _) => $"{Detail} Please fill the rota for the next 7 days first.",
        (NeededToGoLive.AloneIsRead, true) => $"What {Detail} alone does not cover: read and confirmed",
        (NeededToGoLive.AloneIsRead, _) => $"Please read what {Detail} alone does not cover, and confirm it first.",
        (NeededToGoLive.Channel, true) => "A way to reach staff outside this program: there is one",
        (NeededToGoLive.Channel, _) => "There is no way to reach staff outside this program: give it a mail server, a gateway, or a browser of your staff that shows messages.",
        (NeededToGoLive.Backup, true) => "A backup of the last day: there is one",
        (NeededToGoLive.Backup, _) => "No backup of the last day is known here. Please make one: docs/guides/restore-drill.md says how.",
        (NeededToGoLive.AgreementIsRead, true) => "The agreement that patients sign: read",
        (NeededToGoLive.AgreementIsRead, _) => $"Nobody has confirmed that they read version {Detail} of the agreement. Please read it as patients will.",
        (NeededToGoLive.OnCallSignedIn, true) => "Everybody first on call in the next 7 days has signed in",
        (NeededToGoLive.OnCallSignedIn, _) => $"{Detail} has never signed in, and is on call.",
        (NeededToGoLive.OnCallOpenedATest, true) => "Everybody first on call has opened a test message",
        (NeededToGoLive.OnCallOpenedATest, _) => $"{Detail} has opened no test message. It is sent under “How we reach you”.",
        (_, true) => "Everybody first on call has a way that rings through the night",
        _ => $"{Detail} has not yet said that a message rang with the phone silenced. The page of an opened test asks it.",
    };
}

/// <summary>Reads how far a clinic is.</summary>
public sealed class ReadyToGoLive(IDbContextFactory<CareDb> dbs, DatabasePlace place, DeliverySettings settings)
{
    /// <summary>How old a backup may be; closed.</summary>
    private static readonly TimeSpan FreshBackup = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<GoLivePoint>> Points(int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        var hole = (await Rota.Holes(db, clinicId, now, cancellation)).Select(h => HoleWords.Say(clinic.Zone, h, now)).FirstOrDefault() ?? "";
        var agreement = (await ReadConsent.InForce(db, clinicId, cancellation)).Version;
        var points = new List<GoLivePoint>
        {
            new(NeededToGoLive.CrisisNumbers, clinic.CrisisNumbersConfirmedAt is not null),
            new(NeededToGoLive.Rota, hole.Length == 0, hole),
            new(NeededToGoLive.Channel, (await StaffList.Of(db, settings, clinicId, now, cancellation)).HasWayOut),
            new(NeededToGoLive.Backup, LastBackup.At(place) is { } at && now - at <= FreshBackup),
            new(NeededToGoLive.AgreementIsRead, clinic.AgreementReadVersion == agreement, agreement.ToString()),
        };
        if (await OnePerson.Of(db, clinicId, cancellation) is { } only)
        {
            points.Add(new(NeededToGoLive.AloneIsRead, await GoLive.HasRead(db, only, cancellation), only.DisplayName));
        }

        points.AddRange(await OnCallPoints(db, clinicId, now, cancellation));
        return points;
    }

    private static async Task<IReadOnlyList<GoLivePoint>> OnCallPoints(CareDb db, int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + Rota.Ahead;
        var people = await db.Users.AsNoTracking().Where(u => u.ClinicId == clinicId
            && db.OnCallShifts.Any(s => s.ClinicId == clinicId && s.UserId == u.Id && s.Place == Rota.First && s.Until > now && s.From < until)).OrderBy(u => u.DisplayName).ToListAsync(cancellation);
        var ids = people.Select(p => p.Id).ToArray();
        var proofs = await db.ChannelProofs.AsNoTracking().Where(p => p.ClinicId == clinicId && ids.Contains(p.UserId)).ToListAsync(cancellation);
        GoLivePoint Point(NeededToGoLive what, Func<ChannelProof, bool> shows)
        {
            var missing = people.Where(u => !proofs.Any(p => p.UserId == u.Id && shows(p))).Select(u => u.DisplayName).ToArray();
            return new GoLivePoint(what, people.Count > 0 && missing.Length == 0, missing.Length > 0 ? string.Join(" and ", missing) : "Nobody on call");
        }

        return
        [
            Point(NeededToGoLive.OnCallSignedIn, p => p is { Channel: Channel.InApp, OpenedAt: not null }),
            Point(NeededToGoLive.OnCallOpenedATest, p => p is { Channel: not Channel.InApp, OpenedAt: not null }),
            Point(NeededToGoLive.OnCallRangAtNight, p => p is { Channel: not Channel.InApp, RangAt: not null, LostAt: null }),
        ];
    }
}

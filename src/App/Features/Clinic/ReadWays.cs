using Evenkeel.Care;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Backups;
using Evenkeel.Platform.Delivery;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Features.Clinic;

/// <summary>What an admin must know of mail, push, gateway, backup, and of whoever is on call.</summary>
public sealed class ReadWays(IDbContextFactory<CareDb> dbs, DatabasePlace place, DeliverySettings settings)
{
    public async Task<IReadOnlyList<StatusLine>> Run(int clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        var browsers = await db.PushSubscriptions.CountAsync(s => s.ClinicId == clinicId && s.GoneAt == null
            && db.Users.Any(u => u.Id == s.UserId && (u.Role == Role.Clinician || u.Role == Role.Admin)), cancellation);
        return
        [
            new("Mail", settings.Smtp is null ? "No mail server: nobody gets mail." : "There is a mail server."),
            new("Push", browsers == 0 ? "No browser of your staff shows messages." : $"{browsers} {(browsers == 1 ? "browser" : "browsers")} of your staff."),
            new("Gateway", clinic.WebhookUrl.Length == 0 ? "None: no pager, no call, no text message." : "There is one."),
            new("Last backup", LastBackup.At(place) is { } at ? $"{Wording.Say(clinic.Zone, at, now)}." : "Not known here."),
            .. await OnCallNow(db, clinic, now, cancellation),
        ];
    }

    private static async Task<IEnumerable<StatusLine>> OnCallNow(CareDb db, Data.Clinic clinic, DateTimeOffset now, CancellationToken cancellation)
    {
        var duty = (await Roster.At(db, clinic.Id, now, cancellation)).Shifts;
        var reach = await Reaches.Of(db, [.. duty.Select(d => d.Person)], now, cancellation);
        return duty.Select(d => new StatusLine($"{(d.Place == Rota.First ? "First" : "Second")} on call now", $"{d.Person.DisplayName}: {Say(reach[d.Person.Id])}"));
    }

    private static string Say(Reach reach) => reach switch
    {
        Reach.Reachable => "confirmed, has opened a message within the last 24 hours.",
        Reach.NotConfirmed => "not confirmed, has opened nothing within the last 24 hours. The second person is told at the same moment. Please telephone.",
        _ => "the last way outside this program is lost. Please telephone.",
    };
}

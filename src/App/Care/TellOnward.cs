using Evenkeel.Clinical;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>
/// That a service took an Asap message does not mean that a person knows: unopened, it goes by the next channel too, until somebody
/// opens it or takes the alert (design 5b, told).
/// </summary>
public sealed class TellOnward(IDbContextFactory<CareDb> dbs) : IRound
{
    private const string Onward = "/on";

    public async Task<int> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        // Alerts that nobody has taken are few; the messages of all time are not.
        var handed = await (
            from a in db.Alerts
            where a.ClosedAt == null && a.AcknowledgedAt == null && a.Priority == Priority.Asap && a.NextStepAt != null && !a.IsHistorical
            join c in db.Clinics on a.ClinicId equals c.Id
            join m in db.Messages on new { a.ClinicId, Id = (Guid?)a.Id } equals new { m.ClinicId, Id = m.AlertId }
            where m.State == MessageState.Handed && m.UserId != null && !m.IsOnlyChannel && m.Channel < Channel.Webhook && m.Kind == MessageKind.AlertTold
                && !db.Messages.Any(o => o.ClinicId == m.ClinicId && (o.Key == m.Key + Onward
                    || (o.UserId == m.UserId && o.AlertId == m.AlertId && o.SeenAt >= a.LadderStartedAt)))
            select new { Message = m, a.Priority, c.NextChannelAfter }).AsNoTracking().ToListAsync(cancellation);
        var due = handed.Where(h => TellingRules.GoesOn(h.Priority, h.Message.DeliveredAt ?? h.Message.CreatedAt, h.NextChannelAfter, now)).Select(h => h.Message).ToArray();
        foreach (var message in due)
        {
            db.Tell(message.Kind, message.ClinicId, message.UserId, message.Key + Onward, now, message.PatientId, message.AlertId, by: message.Channel + 1);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StoreFaults.SomebodyWasFaster(e))
        {
            // Another node has just written them; what is left of them is found on the next round.
            return 0;
        }

        return due.Length;
    }
}

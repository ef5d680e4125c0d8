using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Platform.Delivery;

/// <summary>What can wait for the morning waits for it. An alert never does.</summary>
public static class QuietHours
{
    /// <summary>When a message may go out: null for now.</summary>
    public static DateTimeOffset? HoldUntil(Message message, User to, Clinic clinic, Patient? patient, DateTimeOffset now)
    {
        if (message.Kind is not (MessageKind.Reminder or MessageKind.CheckInDue or MessageKind.AppointmentChanged or MessageKind.Nudge or MessageKind.Digest or MessageKind.SupportAsked))
        {
            return null;
        }

        var zone = ZoneOf(to, clinic, patient, now);
        // A reminder at a time inside the quiet hours was chosen by the same person, and more exactly.
        var isChosen = message.Kind == MessageKind.Reminder && End(to, zone, message.CreatedAt) is not null;
        return isChosen ? null : End(to, zone, now);
    }

    /// <summary>The person's own zone, else the patient's where they are now, else the clinic's.</summary>
    public static string ZoneOf(User to, Clinic clinic, Patient? patient, DateTimeOffset now)
    {
        var own = patient is null ? "" : patient.AwayUntil > now && patient.AwayZone.Length > 0 ? patient.AwayZone : patient.Zone;
        return new[] { to.Zone, own }.FirstOrDefault(z => z.Length > 0 && Days.IsZone(z)) ?? clinic.Zone;
    }

    /// <summary>The end of the quiet hours that an instant lies in; null when it lies in none.</summary>
    private static DateTimeOffset? End(User to, string zone, DateTimeOffset at)
    {
        var (from, until, local) = (to.QuietFrom, to.QuietUntil, Days.Local(zone, at));
        var (time, date) = (local.TimeOfDay.ToTimeOnly(), local.Date.ToDateOnly());
        if (from == until || !time.IsBetween(from, until))
        {
            return null;
        }

        var end = Days.At(zone, until > time ? date : date.AddDays(1), until);
        // On the night in which an hour comes twice, its second time is not after its end.
        return end > at ? end : null;
    }
}

using Evenkeel.Data;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Evenkeel.Platform.Calendars;

/// <summary>
/// Appointments as iCalendar (RFC 5545). What stands in it is read by whoever sees the calendar: no word of health, no name of the
/// clinic, no reason.
/// </summary>
internal static class AppointmentCalendar
{
    private const string Title = "Appointment";

    /// <summary>The standing feed of one's own: every appointment that a person has booked, and those cancelled, so that they leave the calendar.</summary>
    public static string Feed(IEnumerable<Appointment> appointments, DateTimeOffset now)
    {
        var calendar = New(CalendarMethods.Publish);
        foreach (var appointment in appointments)
        {
            calendar.Events.Add(Entry(appointment, now));
        }

        return Write(calendar);
    }

    /// <summary>One that was booked, moved or cancelled, as the body of a mail (RFC 5546): the calendar changes the entry it has by the same UID.</summary>
    /// <param name="organizer">The clinic's address of sending.</param>
    /// <param name="attendee">The patient's.</param>
    public static (string Method, string Text) Invitation(Appointment appointment, string organizer, string attendee, DateTimeOffset now)
    {
        var method = appointment.State == AppointmentState.Cancelled ? CalendarMethods.Cancel : CalendarMethods.Request;
        var calendar = New(method);
        var entry = Entry(appointment, now);
        entry.Organizer = new Organizer($"mailto:{organizer}");
        entry.Attendees.Add(new Attendee($"mailto:{attendee}") { ParticipationStatus = "NEEDS-ACTION", Rsvp = false, Role = "REQ-PARTICIPANT" });
        calendar.Events.Add(entry);
        return (method, Write(calendar));
    }

    private static Calendar New(string method) => new() { Method = method, ProductId = "-//Evenkeel//Evenkeel//EN" };

    // In UTC: an entry at an instant is right in every zone and needs no table of zones, and one that moves is sent again.
    private static CalendarEvent Entry(Appointment appointment, DateTimeOffset now) => new()
    {
        Uid = $"{appointment.Id}@evenkeel",
        Sequence = appointment.Sequence,
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        LastModified = new CalDateTime(appointment.ChangedAt.UtcDateTime, "UTC"),
        DtStart = new CalDateTime(appointment.StartsAt.UtcDateTime, "UTC"),
        DtEnd = new CalDateTime(appointment.StartsAt.AddMinutes(appointment.Minutes).UtcDateTime, "UTC"),
        Summary = Title,
        Status = appointment.State == AppointmentState.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
    };

    private static string Write(Calendar calendar) => new CalendarSerializer().SerializeToString(calendar) ?? "";
}

internal static class CalendarMethods
{
    public const string Publish = "PUBLISH";
    public const string Request = "REQUEST";
    public const string Cancel = "CANCEL";
}

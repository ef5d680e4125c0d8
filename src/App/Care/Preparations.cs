using Evenkeel.Clinical.Plans;
using Evenkeel.Data;
using Evenkeel.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>One thing to prepare with how far it has come.</summary>
/// <param name="AssignedTo">The support person who was asked to see to it; null for nobody.</param>
/// <param name="DoneBy">The account or the support person; null while it is not done.</param>
public sealed record PreparationLine(PreparationItem Item, DateTimeOffset DueAt, Guid? AssignedTo, DateTimeOffset? DoneAt, Guid? DoneBy)
{
    public bool IsDone => DoneAt is not null;
}

/// <summary>What there is to prepare before one session. When it is due follows from the booked time, so that moving the one moves the other.</summary>
public sealed record Preparations(Appointment Appointment, MedicineBy By, IReadOnlyList<PreparationLine> Lines)
{
    /// <returns>Null where there is no such booked session, of this patient.</returns>
    public static async Task<Preparations?> Of(CareDb db, PatientKey key, Guid appointmentId, CancellationToken cancellation)
    {
        var appointment = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(
            a => a.ClinicId == key.ClinicId && a.Id == appointmentId && a.PatientId == key.PatientId && a.Kind == AppointmentKind.Session && a.State == AppointmentState.Booked, cancellation);
        if (appointment is null)
        {
            return null;
        }

        var by = await GivenBy(db, key, cancellation);
        var steps = await db.PreparationSteps.AsNoTracking().Where(s => s.ClinicId == key.ClinicId && s.AppointmentId == appointmentId).ToDictionaryAsync(s => s.Item, cancellation);
        return new(appointment, by, [.. PreparationList.For(appointment.AtHome, by).Select(due => Line(due, appointment, steps.GetValueOrDefault(due.Item)))]);
    }

    private static PreparationLine Line(PreparationDue due, Appointment appointment, PreparationStep? step) =>
        new(due.Item, DueAt(due, appointment), step?.AssignedTo, step?.DoneAt, step?.DoneBy);

    /// <summary>"The evening before" is meant by the clock on the wall there, whatever the clocks do in that night.</summary>
    private static DateTimeOffset DueAt(PreparationDue due, Appointment appointment) =>
        due.Before is { } before ? appointment.StartsAt - before : Days.At(appointment.Zone, appointment.On.AddDays(-1), PreparationList.Evening);

    /// <summary>As the last session was given; a booked one does not say.</summary>
    private static async Task<MedicineBy> GivenBy(CareDb db, PatientKey key, CancellationToken cancellation)
    {
        var route = await db.Sessions.Where(s => s.ClinicId == key.ClinicId && s.PatientId == key.PatientId && s.NotGivenAt == null)
            .OrderByDescending(s => s.StartedAt).Select(s => (RouteOfAdministration?)s.Route).FirstOrDefaultAsync(cancellation);
        return route switch
        {
            null => MedicineBy.NotKnown,
            RouteOfAdministration.Intranasal or RouteOfAdministration.Sublingual or RouteOfAdministration.Oral => MedicineBy.MouthOrNose,
            _ => MedicineBy.Needle,
        };
    }
}

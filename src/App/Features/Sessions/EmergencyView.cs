using Evenkeel.Care;
using Evenkeel.Clinical;
using Evenkeel.Data;
using Evenkeel.Platform.Time;

namespace Evenkeel.Features.Sessions;

/// <summary>What to do at once.</summary>
/// <param name="Seen">Why it is an emergency; never empty. The clinic's alert is open, also while a number is still asked about.</param>
/// <param name="IsTooHighToStart">It is a pressure before the dose, and nothing else.</param>
/// <param name="Action">Where the answers to what is asked then are sent.</param>
/// <param name="Now">By the clock where the session takes place.</param>
public sealed record EmergencyView(IReadOnlyList<string> Seen, string Name, bool IsTooHighToStart, string Action, string Now)
{
    /// <summary>While the record is open: of the numbers that were read last, and of each red flag that somebody ticked. Null when there is none.</summary>
    public static EmergencyView? Of(Visit visit, string action)
    {
        var last = visit.Readings.LastOrDefault(HasNumbers);
        RedFlag[] seen = [.. visit.Readings.Where(r => r == last || !HasNumbers(r)).Select(r => visit.RedFlags.GetValueOrDefault(r.Id)).OfType<RedFlag>()];
        return visit.Session?.ClosedAt is not null || seen.Length == 0 ? null : new(
            [.. seen.Select(f => f.Words).Distinct()], visit.Patient.Name, seen.All(f => f.Kind == ReportKind.PressureTooHighToStart), action, NowAt(visit));
    }

    /// <summary>Of what is typed and not kept yet; null when it is none.</summary>
    public static EmergencyView? Of(Visit visit, VitalsBody body, string action) => body.Emergencies is { Count: > 0 } seen
        ? new(seen, visit.Patient.Name, body.KindOfEmergency(visit.Session?.DosedAt) == ReportKind.PressureTooHighToStart, action, NowAt(visit))
        : null;

    private static string NowAt(Visit visit) => NearTime.Write(visit.Appointment.Zone, visit.Now);

    private static bool HasNumbers(VitalSigns reading) => reading.Systolic is not null || reading.Diastolic is not null || reading.OxygenSaturation is not null;
}

using Evenkeel.Data;

namespace Evenkeel.Features.Sessions;

/// <summary>What to do at once.</summary>
/// <param name="Seen">Why it is an emergency; never empty.</param>
/// <param name="IsTold">It is kept, and the clinic is alerted.</param>
public sealed record EmergencyView(IReadOnlyList<string> Seen, string Name, bool IsTold)
{
    /// <summary>While the record is open: of the numbers that were read last, and of each red flag that somebody ticked. Null when there is none.</summary>
    public static EmergencyView? Of(Visit visit)
    {
        var last = visit.Readings.LastOrDefault(HasNumbers);
        string[] seen = [.. visit.Readings.Where(r => r == last || !HasNumbers(r)).Select(r => visit.RedFlags.GetValueOrDefault(r.Id, "")).Where(words => words.Length > 0).Distinct()];
        return visit.Session?.ClosedAt is null && seen.Length > 0 ? new(seen, visit.Patient.Name, IsTold: true) : null;
    }

    private static bool HasNumbers(VitalSigns reading) => reading.Systolic is not null || reading.Diastolic is not null || reading.OxygenSaturation is not null;
}

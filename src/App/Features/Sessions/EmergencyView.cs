using Evenkeel.Data;

namespace Evenkeel.Features.Sessions;

/// <summary>What to do at once.</summary>
/// <param name="Seen">Why it is an emergency; never empty. The clinic's alert is open, also while a number is still asked about.</param>
public sealed record EmergencyView(IReadOnlyList<string> Seen, string Name)
{
    /// <summary>While the record is open: of the numbers that were read last, and of each red flag that somebody ticked. Null when there is none.</summary>
    public static EmergencyView? Of(Visit visit)
    {
        var last = visit.Readings.LastOrDefault(HasNumbers);
        string[] seen = [.. visit.Readings.Where(r => r == last || !HasNumbers(r)).Select(r => visit.RedFlags.GetValueOrDefault(r.Id, "")).Where(words => words.Length > 0).Distinct()];
        return visit.Session?.ClosedAt is null && seen.Length > 0 ? new(seen, visit.Patient.Name) : null;
    }

    private static bool HasNumbers(VitalSigns reading) => reading.Systolic is not null || reading.Diastolic is not null || reading.OxygenSaturation is not null;
}

namespace Evenkeel.Cohort;

/// <summary>What stays with a person through the diary.</summary>
/// <param name="Mean">Distress at the start [points].</param>
/// <param name="Sd">Within-person SD of the noise [points].</param>
/// <param name="CarriedShare">Share of the noise variance that carries over from day to day.</param>
/// <param name="Phi">How much of that part carries over [per day].</param>
/// <param name="DayShare">Share of the variance that is new each day; the rest belongs to the moment of answering.</param>
/// <param name="Response">How far sessions help.</param>
/// <param name="Ceiling">The most that sessions can take away [points].</param>
/// <param name="IsHarsh">Whether the gain goes sooner.</param>
/// <param name="DriftPerDay">Change with time alone, while it lasts [points per day].</param>
public sealed record Person(
    double Mean, double Sd, double CarriedShare, double Phi, double DayShare,
    ResponseKind Response, double Ceiling, bool IsHarsh, double DriftPerDay)
{
    internal static Person Draw(CohortParameters p, PatientKind kind, Seeded chance, Seeded response)
    {
        var (mean, sd) = Level(p.Person, chance);
        var carried = chance.Uniform(p.Person.CarriedShare);
        var phi = chance.Uniform(p.Person.Phi);
        var responds = (ResponseKind)response.Weighted(p.Response.ClassShares);
        var ceiling = response.Uniform(p.Response.Ceilings[(int)responds]) * mean;
        var harsh = response.Happens(p.Response.HarshShare);
        var waiting = kind == PatientKind.WaitList;
        var drift = response.Uniform(waiting ? p.Response.WaitListDriftPer28Days : p.Response.DriftPer28Days) / 28;
        return new(mean, sd, carried, phi, (1 - carried) * (1 - p.Person.MomentShare), responds, waiting ? 0 : ceiling, harsh, drift);
    }

    private static (double Mean, double Sd) Level(PersonParameters p, Seeded chance)
    {
        var z = chance.Normal();
        var own = (p.MeanSdCorrelation * z) + (Math.Sqrt(1 - (p.MeanSdCorrelation * p.MeanSdCorrelation)) * chance.Normal());
        return (p.MeanRange.Clip(p.Mean + (p.MeanSd * z)), p.SdRange.Clip(p.SdMedian * PortableMath.Exp(p.SdLogSd * own)));
    }
}

namespace Evenkeel.Clinical.Band;

/// <summary>What a limit would have come to among a clinic's own people.</summary>
/// <param name="Limit">Evidence from which on the band opens an alert [nats]; closed.</param>
/// <param name="PatientMonths">Months of 30 days between the first and the last answer of each, that it was fitted to.</param>
/// <param name="AlertsPerMonth">Alerts that it would have opened, per patient and month.</param>
public sealed record LimitFit(double Limit, double PatientMonths, double AlertsPerMonth)
{
    /// <summary>With less history than this the default holds [patient-months]; closed.</summary>
    public const double LeastMonths = 20;

    /// <summary>How far back a clinic's own people are looked at [days].</summary>
    public const int Days = 90;

    private const double DaysOfAMonth = 30;

    /// <summary>Limits are tried in steps of this [nats]: finer than anybody could tell apart.</summary>
    private const double Step = .05;

    private const double LowestTried = -6;
    private const double HighestTried = 3;

    /// <summary>
    /// The lowest limit at which all people together had no more alerts than the budget, with seven quiet days after each; null with
    /// too little history. Every alert counts, right or wrong: nobody knows which was which.
    /// </summary>
    /// <param name="people">Each person's readings of these days, oldest first.</param>
    public static LimitFit? Of(IReadOnlyList<IReadOnlyList<BandReading>> people, double budget) => Of(people, budget, r => r.Day.Evidence);

    /// <summary>The same for a worsening away from sessions, within its own share of the budget. Whatever it would find counts, also what a session explains.</summary>
    /// <remarks>Never below the lowest limit that is shipped: while everybody has sessions every few days, nothing shows what a lower one would cost.</remarks>
    public static LimitFit? OfAway(IReadOnlyList<IReadOnlyList<BandReading>> people, double budget)
    {
        var (fit, lowest) = (Of(people, budget * AlertBudget.AwayShare, Away), AlertBudget.AwayLimitFor(AlertBudget.Most));
        return fit?.Limit < lowest ? At(people, lowest, Away) : fit;
    }

    /// <summary>What one limit would have come to; null with too little history.</summary>
    public static LimitFit? At(IReadOnlyList<IReadOnlyList<BandReading>> people, double limit) => At(people, limit, r => r.Day.Evidence);

    private static double Away(BandReading reading) => reading.Day.IsRatherAway ? reading.Day.EvidenceAway : double.NegativeInfinity;

    private static LimitFit? Of(IReadOnlyList<IReadOnlyList<BandReading>> people, double budget, Func<BandReading, double> evidence)
    {
        for (var i = 0; ; i++)
        {
            var fit = At(people, Math.Round(LowestTried + (i * Step), 2), evidence);
            if (fit is null || fit.AlertsPerMonth <= budget || fit.Limit >= HighestTried)
            {
                return fit;
            }
        }
    }

    private static LimitFit? At(IReadOnlyList<IReadOnlyList<BandReading>> people, double limit, Func<BandReading, double> evidence)
    {
        var months = people.Sum(p => p.Count == 0 ? 0 : (p[^1].On.DayNumber - p[0].On.DayNumber + 1) / DaysOfAMonth);
        return months < LeastMonths ? null : new(limit, months, people.Sum(p => Alerts(p, limit, evidence)) / months);
    }

    private static int Alerts(IReadOnlyList<BandReading> person, double limit, Func<BandReading, double> evidence)
    {
        var (alerts, quietUntil) = (0, DateOnly.MinValue);
        foreach (var reading in person)
        {
            if (reading.On >= quietUntil && evidence(reading) >= limit)
            {
                alerts++;
                quietUntil = reading.On.AddDays(AlertBudget.QuietDays);
            }
        }

        return alerts;
    }
}

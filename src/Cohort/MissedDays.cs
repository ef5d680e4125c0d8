namespace Evenkeel.Cohort;

/// <summary>Which days go unanswered: misses come in runs, and sooner when somebody is worse.</summary>
internal static class MissedDays
{
    /// <param name="worse">Whether the person is truly worse that day than before the latest session.</param>
    public static bool[] Draw(MissingParameters p, IReadOnlyList<bool> worse, Seeded chance)
    {
        var share = chance.Choice(p.Shares);
        var afterMiss = share == 0 ? 0 : chance.Uniform(p.Sticky);
        var afterAnswer = share * (1 - afterMiss) / (1 - share);
        var factor = chance.Uniform(p.OddsWhenWorse);
        var missed = new bool[worse.Count];
        var usual = share;
        for (var day = 0; day < missed.Length; day++)
        {
            missed[day] = chance.Happens(worse[day] ? Raised(usual, factor) : usual);
            usual = missed[day] ? afterMiss : afterAnswer;
        }

        return missed;
    }

    private static double Raised(double probability, double factor)
    {
        var odds = factor * probability / (1 - probability);
        return odds / (1 + odds);
    }
}

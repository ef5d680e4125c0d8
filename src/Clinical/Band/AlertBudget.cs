namespace Evenkeel.Clinical.Band;

/// <summary>
/// From the number of alerts that a clinic can bear to the evidence that one needs. It governs only the alerts that the band adds;
/// no rule is ever muted by it (design 4).
/// </summary>
public static class AlertBudget
{
    /// <summary>Least and most that a clinic may choose [alerts per patient and month].</summary>
    public const double Least = .05, Most = .5;

    /// <summary>What holds while nobody has signed another [alerts per patient and month].</summary>
    public const double Default = .1;

    /// <summary>Days after an alert in which the same person adds none [days].</summary>
    public const int QuietDays = 7;

    /// <summary>Budget [alerts per patient and month] and the limit [nats] that kept to it on the tuning seeds of the bench.</summary>
    private static readonly (double Budget, double Limit)[] Fitted = [(.05, -1.4), (.1, -2.1), (.2, -2.8), (.5, -3.8)];

    /// <summary>The cautious limit of a budget, for a clinic without a history of its own [nats].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The budget lies outside what a clinic may choose, or the composite has no item.</exception>
    public static double LimitFor(double budget, int items = 3)
    {
        if (!(budget is >= Least and <= Most))
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, $"An alert budget lies between {Least} and {Most} a patient and month.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        return Between(budget, Fitted);
    }

    /// <summary>Share of worsenings by 1.5 own SD that the band has not told after seven days, at a budget [0-1] (bench, tuning; with 30 % of days missed).</summary>
    public static double MissedBySeventhDay(double budget) => Between(budget, [(.05, .64), (.1, .51), (.2, .38), (.5, .25)]);

    private static double Between(double budget, ReadOnlySpan<(double Budget, double Value)> points)
    {
        var i = 1;
        while (points[i].Budget < budget)
        {
            i++;
        }

        // Both fall about evenly with the logarithm of the budget.
        var (from, to) = (points[i - 1], points[i]);
        return from.Value + (Math.Log(budget / from.Budget) / Math.Log(to.Budget / from.Budget) * (to.Value - from.Value));
    }
}

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
        var i = 1;
        while (Fitted[i].Budget < budget)
        {
            i++;
        }

        // Alerts fall about exponentially with the limit: straight lines over the logarithm of the budget.
        var (from, to) = (Fitted[i - 1], Fitted[i]);
        var share = Math.Log(budget / from.Budget) / Math.Log(to.Budget / from.Budget);
        return from.Limit + (share * (to.Limit - from.Limit));
    }
}

namespace Evenkeel.Clinical.Band;

/// <summary>
/// What a clinic can bear, as a limit of evidence: the clinic says how many false alerts per patient-month, this says from what
/// evidence on somebody is told. It holds until the clinic's own days have shown a better one.
/// </summary>
/// <remarks>
/// Fitted by `bin/bench detection limits` on the calibration seed of the cohort (as it is, and where nobody misses an answer) and on the
/// calibration half of real diaries, never on what is published. A limit made on one set of people is too low on another, so each
/// is the highest that any of the three asks for, and two thirds of the budget are spent on the real diaries, who are few. So the
/// cohort does not use the budget up, and a clinic whose patients are calm can soon afford a lower limit.
/// One item alone is its own row: a single answer has more spikes, and the band knows it. Two items lie half-way.
/// </remarks>
public static class AlertBudget
{
    /// <summary>The budgets that can be chosen [false alerts per patient-month].</summary>
    public const double Least = .05, Usual = .1, Most = .5;

    /// <summary>After an alert there is none of the same evidence until so many days later [days].</summary>
    public const int QuietDays = 7;

    /// <summary>Alerts of a worsening away from sessions are counted apart and may be so many of the others [share of the budget].</summary>
    public const double AwayShare = .5;

    private static readonly Point[] Away = [new(.05, -.27, .09), new(.1, -.94, .16), new(.2, -1.7, .25), new(.5, -2.7, .41)];

    private static readonly Point[] OneItem = [new(.05, -1.15, .19), new(.1, -1.73, .28), new(.2, -2.44, .42), new(.5, -3.11, .58)];

    private static readonly Point[] ThreeItems = [new(.05, -.96, .22), new(.1, -1.74, .37), new(.2, -2.1, .43), new(.5, -2.9, .59)];

    /// <summary>The evidence from which on an alert is raised [nats]; between the fitted points by the logarithm of the budget.</summary>
    /// <param name="budget">False alerts per patient-month, <see cref="Least"/> to <see cref="Most"/>.</param>
    /// <param name="items">How many items a day's answer is the mean of.</param>
    public static double LimitFor(double budget, int items = 3) => Between(budget, items, p => p.Limit);

    /// <summary>
    /// Of those who get worse by 1.5 of their own SD and stay so, the share found within 7 days at that limit [0-1]: on virtual people
    /// or on real diaries with such a shift put in, whichever is fewer. Nobody among them had ketamine.
    /// </summary>
    public static double ExpectedFound(double budget, int items = 3) => Between(budget, items, p => p.Found);

    /// <summary>The same for <see cref="BandDay.EvidenceAway"/> of three items, at <see cref="AwayShare"/> of the budget [nats].</summary>
    public static double AwayLimitFor(double budget) => Between(budget, Away, p => p.Limit);

    /// <summary>The share found within 7 days of those who get so much worse away from sessions [0-1]: the fewer of virtual people and real diaries.</summary>
    public static double ExpectedFoundAway(double budget) => Between(budget, Away, p => p.Found);

    /// <summary>
    /// The same for a limit that a clinic's own days gave, for three items [0-1]: between the shipped limits in proportion, beyond them
    /// as at the last. So above the highest it is at most so many, and below the lowest at least.
    /// </summary>
    public static double ExpectedFoundAt(double limit) => FoundAt(limit, ThreeItems);

    /// <summary>The same of worsenings away from sessions.</summary>
    public static double ExpectedFoundAwayAt(double limit) => FoundAt(limit, Away);

    private static double FoundAt(double limit, Point[] points)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(limit), true, nameof(limit));
        var at = Math.Clamp(limit, points[^1].Limit, points[0].Limit);
        var next = Math.Max(1, Array.FindIndex(points, p => at >= p.Limit));
        var (higher, lower) = (points[next - 1], points[next]);
        return higher.Found + ((higher.Limit - at) / (higher.Limit - lower.Limit) * (lower.Found - higher.Found));
    }

    private static double Between(double budget, int items, Func<Point, double> number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        return items switch
        {
            1 => Between(budget, OneItem, number),
            2 => (Between(budget, OneItem, number) + Between(budget, ThreeItems, number)) / 2,
            _ => Between(budget, ThreeItems, number),
        };
    }

    private static double Between(double budget, Point[] points, Func<Point, double> number)
    {
        if (!(budget is >= Least and <= Most))
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, $"A budget lies between {Least} and {Most} false alerts per patient-month.");
        }

        var upper = Math.Max(1, Array.FindIndex(points, p => budget <= p.Budget));
        var (low, high) = (points[upper - 1], points[upper]);
        var share = Math.Log(budget / low.Budget) / Math.Log(high.Budget / low.Budget);
        return number(low) + (share * (number(high) - number(low)));
    }

    /// <param name="Budget">False alerts per patient-month.</param>
    /// <param name="Limit">Evidence [nats].</param>
    /// <param name="Found">Share found within 7 days.</param>
    private sealed record Point(double Budget, double Limit, double Found);
}

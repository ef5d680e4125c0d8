namespace Evenkeel.Clinical.Band;

/// <summary>What the band says of one day: numbers for a chart, a sentence and a threshold; never a diagnosis.</summary>
public readonly record struct BandDay
{
    /// <summary>Lower edge of the expected range, before the day's answer [points 0-10]: four of five calm answers lie inside.</summary>
    public double Low { get; init; }

    /// <summary>The answer to be expected [points 0-10].</summary>
    public double Middle { get; init; }

    /// <summary>Upper edge of the range [points 0-10].</summary>
    public double High { get; init; }

    /// <summary>Level before the latest session [points]; null before the first.</summary>
    public double? BeforeSession { get; init; }

    /// <summary>
    /// Weight of a worsening that lasts among all explanations [0-1], as of the last answer. Small even when it is worth an alert. Only
    /// an onset in the last days is weighed (<see cref="BandParameters.Onsets"/>): later the worse days are the person's level, and a
    /// small number is no all-clear.
    /// </summary>
    public double Probability { get; init; }

    /// <summary>The same as log odds [nats].</summary>
    public double Evidence { get; init; }

    /// <summary>By how much the answers have moved those odds [nats].</summary>
    public double Gained { get; init; }

    /// <summary>The most likely day of the onset, counted back from this one [days].</summary>
    public int OnsetDaysAgo { get; init; }

    /// <summary>
    /// Log odds of an onset away from sessions, as if one were as likely on any day as after a session [nats]. On the scale of
    /// <see cref="Evidence"/> it would nearly always be too rare to be believed, so it has limits of its own (detector section 3.5).
    /// </summary>
    public double EvidenceAway { get; init; }

    /// <summary>Weight of such an onset among all explanations, as rare as it is [0-1].</summary>
    public double ProbabilityAway { get; init; }

    /// <summary>An onset away from sessions explains the answers at least as well as one after a session.</summary>
    public bool IsRatherAway => 2 * ProbabilityAway >= Probability;

    /// <summary>The most likely day of such an onset, counted back from this one [days].</summary>
    public int OnsetAwayDaysAgo { get; init; }

    /// <summary>How large the shift is, were it one [points].</summary>
    public double Deviation { get; init; }

    /// <summary>The person's own SD [points]; zero while there is none.</summary>
    public double OwnSd { get; init; }

    /// <summary>Answered days since that onset, its own day included [days].</summary>
    public int Answered { get; init; }

    /// <summary>Missed days since that onset [days].</summary>
    public int Missed { get; init; }

    /// <summary>The best other explanation.</summary>
    public Onset Rival { get; init; }
}

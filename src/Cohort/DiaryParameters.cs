namespace Evenkeel.Cohort;

/// <summary>Which days are missed.</summary>
public sealed record MissingParameters
{
    /// <summary>Share of days missed, in equal shares of people. evidence 1.3, 1.4.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [.2, .3, .4];

    /// <summary>Probability that a missed day follows a missed day. evidence 1.3.</summary>
    public Span Sticky { get; init; } = new(.5, .6);

    /// <summary>Factor on the odds of missing when worse. evidence 1.4 [DESIGN ratio].</summary>
    public Span OddsWhenWorse { get; init; } = new(1.5, 3);

    /// <summary>Worse means so far above the level before the latest session, noise apart; closed [own SD].</summary>
    public double WorseFrom { get; init; } = 1;
}

/// <summary>The programme around the diary: answers beside distress, PHQ-9, ideation, leaving. All DESIGN unless said.</summary>
public sealed record AroundParameters
{
    /// <summary>How much one item lies above or below the three's mean, by person and by day [SD, points].</summary>
    public (double Person, double Day) ItemSpread { get; init; } = (.6, .5);

    /// <summary>Hope without distress, and what a point of distress takes [points 0-10, 10 best].</summary>
    public (double AtNone, double PerPoint) Hope { get; init; } = (9.0, .6);

    /// <summary>Energy without distress, and what a point of distress takes [points 0-10, 10 best].</summary>
    public (double AtNone, double PerPoint) Energy { get; init; } = (8.5, .6);

    /// <summary>Sleep without distress, and what a point of distress takes [hours].</summary>
    public (double AtNone, double PerPoint) Sleep { get; init; } = (8.4, .25);

    /// <summary>Spread of hope, energy and sleep, by person and by day [SD, points or hours].</summary>
    public (double Person, double Day) OtherSpread { get; init; } = (.8, .7);

    /// <summary>Days between PHQ-9s [days]; also the days each looks back over.</summary>
    public int Phq9Every { get; init; } = 7;

    /// <summary>PHQ-9 total per point of distress [0-27 over 0-9]: a mean of 6.0 gives the 18 of evidence 1.3 [S22].</summary>
    public double Phq9PerPoint { get; init; } = 3;

    /// <summary>Measurement error of the PHQ-9 [points, SD]. evidence 1.4: 1.9-2.2.</summary>
    public double Phq9Error { get; init; } = 2.0;

    /// <summary>Share of PHQ-9s that are skipped.</summary>
    public double Phq9Skipped { get; init; } = .15;

    /// <summary>GAD-7 total per point of anxiety [0-21 over 0-10]: both ends meet. Asked and looking back as the PHQ-9.</summary>
    public double Gad7PerPoint { get; init; } = 2.1;

    /// <summary>Measurement error of the GAD-7 [points, SD]: its range is seven ninths of the PHQ-9's.</summary>
    public double Gad7Error { get; init; } = 1.6;

    /// <summary>Share of GAD-7s that are skipped.</summary>
    public double Gad7Skipped { get; init; } = .15;

    /// <summary>Share of people with an episode of ideation in 90 days, on its own clock, whatever the mood. evidence 1.1: 6.0 % [S2].</summary>
    public double IdeationShare { get; init; } = .06;

    /// <summary>Length of such an episode [days].</summary>
    public WholeSpan IdeationDays { get; init; } = new(2, 10);

    /// <summary>Share of episodes that are strong or frequent, not passing.</summary>
    public double IdeationStrong { get; init; } = .15;

    /// <summary>Share of safety answers "prefer not to say", outside and within an episode.</summary>
    public (double Outside, double Within) Declines { get; init; } = (.005, .15);

    /// <summary>Share of people who leave before the diary ends; twice as many among modest responders. Zero in the bench's table.</summary>
    public double DropOutShare { get; init; }
}

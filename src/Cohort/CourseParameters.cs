namespace Evenkeel.Cohort;

/// <summary>What sessions do to a person's level.</summary>
public sealed record ResponseParameters
{
    /// <summary>Shares of rapid, moderate and modest response. O'Brien 2022, evidence 1.1 [S17].</summary>
    public IReadOnlyList<double> ClassShares { get; init; } = [.35, .39, .26];

    /// <summary>The most that sessions can take away, by class, as a share of the person mean. DESIGN, near evidence 1.1.</summary>
    public IReadOnlyList<Span> Ceilings { get; init; } = [new(.50, .75), new(.25, .45), new(0, .15)];

    /// <summary>What the first session takes of what is left to the ceiling, in full the next day.</summary>
    public double FirstTakes { get; init; } = .55;

    /// <summary>What each later session takes of what is left.</summary>
    public double LaterTakes { get; init; } = .35;

    /// <summary>After one session half the gain is lost in so many days [days]. evidence 1.2, 1.4.</summary>
    public double HalfLossAfterOne { get; init; } = 8;

    /// <summary>The number of sessions after which the gain lasts longest [sessions].</summary>
    public int SessionsToLast { get; init; } = 6;

    /// <summary>Shape of the loss (Weibull). Fitted to responders still well at 4 and 8 weeks, evidence 1.4 [S2].</summary>
    public double LossShape { get; init; } = 1.2;

    /// <summary>Scale of the loss after six sessions [days]. The same fit; half is lost in 72 days.</summary>
    public double LossScaleAfterSix { get; init; } = 98;

    /// <summary>Share of people who lose the gain sooner. evidence 1.2 [S36].</summary>
    public double HarshShare { get; init; } = .25;

    /// <summary>Half-loss of those after six sessions, exponential [days]. Median relapse without medicine, evidence 1.2 [S36].</summary>
    public double HarshHalfLossAfterSix { get; init; } = 18;

    /// <summary>Change in everybody, sessions or not [points per 28 days]. Regression to the mean on a wait-list, evidence 1.3 [S41].</summary>
    public Span DriftPer28Days { get; init; } = new(-.9, 0);

    /// <summary>The same in the wait-list class, which has no response [points per 28 days].</summary>
    public Span WaitListDriftPer28Days { get; init; } = new(-1.2, -.6);

    /// <summary>How long the drift lasts [days].</summary>
    public int DriftDays { get; init; } = 56;
}

/// <summary>The people who do not worsen: what kinds there are, and what happens to them.</summary>
public sealed record MixParameters
{
    /// <summary>Shares of fade, dips, wait-list and slow relapse among them. DESIGN.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [.76, .08, .08, .08];

    /// <summary>Share of sessions that a person of the dips class dips after. DESIGN.</summary>
    public double DipShare { get; init; } = .35;

    /// <summary>Length of a dip [days]. DESIGN.</summary>
    public WholeSpan DipDays { get; init; } = new(1, 2);

    /// <summary>Height of a dip [own SD]. DESIGN.</summary>
    public Span DipSize { get; init; } = new(1.5, 2.5);

    /// <summary>Days from the last session of the first course's close or weekly part to a slow relapse [days]. DESIGN.</summary>
    public WholeSpan RelapseAfter { get; init; } = new(3, 14);

    /// <summary>Length of the climb back to the start or past it [days]. DESIGN.</summary>
    public WholeSpan RelapseRamp { get; init; } = new(21, 42);

    /// <summary>How far past the start [own SD]. DESIGN.</summary>
    public Span RelapsePast { get; init; } = new(0, 1);
}

/// <summary>A worsening after a session that does not subside in a day or two.</summary>
public sealed record ShiftParameters
{
    /// <summary>Sizes above the level before the session, in equal shares [own SD]. DESIGN.</summary>
    public IReadOnlyList<double> Sizes { get; init; } = [1, 1.5, 2];

    /// <summary>Shares of an onset 1, 2 and 3 days after the session. Dips start on the same days. DESIGN.</summary>
    public IReadOnlyList<double> OnsetShares { get; init; } = [.5, .25, .25];

    /// <summary>
    /// When set, nobody worsens after a session but away from them: on any day with the latest session at least so many days ago. The
    /// height then counts from the day before [days].
    /// </summary>
    public int? AwayBy { get; init; }

    /// <summary>Share that comes as a step; the others climb. DESIGN.</summary>
    public double StepShare { get; init; } = .5;

    /// <summary>Length of the climb, and of the return [days]. DESIGN.</summary>
    public int RampDays { get; init; } = 3;

    /// <summary>Length from onset to the last day at full height [days]. DESIGN.</summary>
    public WholeSpan Lasts { get; init; } = new(7, 28);

    /// <summary>An onset leaves at least so many days of diary, so that a late alert can still be counted [days]. DESIGN.</summary>
    public int RoomAfterOnset { get; init; } = 14;
}

namespace Evenkeel.Cohort;

/// <summary>What a session is like: side effects and how hard it was. Nothing here moves the level.</summary>
public sealed record ExperienceParameters
{
    /// <summary>
    /// Shares of first sessions with dizziness, dissociation, nausea, vertigo, raised pressure and sedation, in this order.
    /// Esketamine, first week, n = 928: evidence 1.2 [S38].
    /// </summary>
    public IReadOnlyList<double> SideEffects { get; init; } = [.206, .167, .140, .121, .043, .038];

    /// <summary>Each later session of a course has so much of the share of the one before. "All fall later" [S38]; how fast: DESIGN.</summary>
    public double SideEffectsFall { get; init; } = .85;

    /// <summary>How hard a first session is said to be, mean and SD of people and SD of sessions [points 0-10]. DESIGN: no source was found, evidence 1.2 [S39].</summary>
    public (double Mean, double Person, double Session) Rating { get; init; } = (3.5, 1.5, 1.2);

    /// <summary>Each side effect makes a session so much harder [points]. DESIGN.</summary>
    public double RatingPerSideEffect { get; init; } = .7;

    /// <summary>Each session of a course is so much easier than the one before, for five sessions [points]. DESIGN.</summary>
    public double RatingFallsBy { get; init; } = .3;

    /// <summary>Share of sessions that are not rated. DESIGN.</summary>
    public double RatingSkipped { get; init; } = .2;
}

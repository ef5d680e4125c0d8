namespace Evenkeel.Clinical.Band;

/// <summary>How much speaks for a worsening that lasts; the parts are those of <see cref="BandDay"/>.</summary>
internal readonly record struct Judgement(
    double Probability, double Evidence, double Gained, double Deviation, double OwnSd, int OnsetDaysAgo, int Answered, int Missed, Onset Rival)
{
    /// <summary>The same for an onset away from sessions.</summary>
    public double EvidenceAway { get; init; }

    public double ProbabilityAway { get; init; }

    public int OnsetAwayDaysAgo { get; init; }

    /// <summary>The same a day later, when nobody has answered: silence speaks neither for nor against.</summary>
    public Judgement AfterSilence() => Answered == 0 ? this : this with { OnsetDaysAgo = OnsetDaysAgo + 1, OnsetAwayDaysAgo = OnsetAwayDaysAgo + 1, Missed = Missed + 1 };
}

namespace Evenkeel.Clinical.Band;

/// <summary>What may have begun on a day.</summary>
public enum Onset
{
    /// <summary>Nothing: level, fade and noise explain the answers.</summary>
    None = 0,

    /// <summary>A worsening that lasts.</summary>
    Shift = 1,

    /// <summary>A dip of one day.</summary>
    DipOfOneDay = 2,

    /// <summary>A dip of two days.</summary>
    DipOfTwoDays = 3,
}

/// <summary>One explanation of the answers so far, with its weight.</summary>
internal struct Hypothesis
{
    public Belief Belief;

    public Onset Onset;

    /// <summary>How likely an onset was that day [probability].</summary>
    public double Hazard;

    /// <summary>Days since its onset; 0 on the day itself.</summary>
    public int Age;

    /// <summary>Days since its onset that have an answer.</summary>
    public int Answered;

    /// <summary>Weight, without the limits of sign [ln].</summary>
    public double LnWeight;

    /// <summary>What the limits of sign had when each part began [ln].</summary>
    public double ResponseLimitAtStart, ShiftLimitAtStart;

    /// <summary>Sum of squared surprises [points²].</summary>
    public double Squares;

    /// <summary>The person's variance as this hypothesis sees it [points²].</summary>
    public double Scale;

    /// <summary>Weight with the limits of sign.</summary>
    public readonly double Weight => IsOver ? 0 : Math.Exp(LnWeight + LnLimits);

    /// <summary>It has gone over into another, or has not begun.</summary>
    public readonly bool IsOver => double.IsNegativeInfinity(LnWeight);

    public readonly bool IsActive => Onset switch
    {
        Onset.Shift => true,
        Onset.DipOfOneDay => Age < 1,
        Onset.DipOfTwoDays => Age < 2,
        _ => false,
    };

    /// <summary>A response does not worsen and a shift does not improve: the filters know no such limit, so the weights are corrected [ln].</summary>
    public readonly double LnLimits =>
        ResponseLimit - ResponseLimitAtStart + (Onset == Onset.Shift ? Tails.LnBelow(Belief[Belief.D] / Sd(Belief.D)) - ShiftLimitAtStart : 0);

    public readonly double ResponseLimit => Belief.Variance(Belief.J) > 0 ? Tails.LnBelow(-Belief[Belief.J] / Sd(Belief.J)) : 0;

    public void End() => LnWeight = double.NegativeInfinity;

    private readonly double Sd(int part) => Math.Sqrt(Belief.Variance(part) * Scale);
}

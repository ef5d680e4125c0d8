namespace Evenkeel.Clinical.Band;

/// <summary>
/// Every number of the band. Points are those of the check-in (0-10, 10 worst); SD is the person's own. Sources: the detector's
/// protocol, sections 3 and 5; DESIGN means chosen by us on tuning seeds and on the calibration halves of real
/// diaries, never on what is published.
/// </summary>
public sealed record BandParameters
{
    /// <summary>Of the mean of three items, as the check-in asks them.</summary>
    public static BandParameters ThreeItems { get; } = new();

    /// <summary>Of one item: a single answer is noisier.</summary>
    public static BandParameters OneItem { get; } = new() { PopulationSd = 1.7 };

    /// <summary>Level expected of somebody of whom nothing is known [points].</summary>
    public double PopulationMean { get; init; } = 5.5;

    /// <summary>How far such a person may be from it [points, SD].</summary>
    public double PopulationSpread { get; init; } = 2;

    /// <summary>Median within-person SD [points]: 1.3 for the mean of three items, about 1.7 for one.</summary>
    public double PopulationSd { get; init; } = 1.3;

    /// <summary>How many answers the SD of a kind is worth against the person's own. DESIGN.</summary>
    public double PopulationAnswers { get; init; } = 20;

    /// <summary>The person's SD is never taken for less [points].</summary>
    public double LeastSd { get; init; } = .5;

    /// <summary>Answers that the person's SD rests on at most: it may change over a course.</summary>
    public double AnswersRemembered { get; init; } = 80;

    /// <summary>Kinds of people, equally likely before the first answer, by their within-person SD [<see cref="PopulationSd"/>]. DESIGN.</summary>
    public IReadOnlyList<double> Kinds { get; init; } = [.55, .9, 1.5];

    /// <summary>Share of the noise variance that carries over from day to day [0-1]; the rest is new each day.</summary>
    public double CarriedShare { get; init; } = .3;

    /// <summary>How much of that part is left the next day [0-1 per day].</summary>
    public double CarriedOver { get; init; } = .82;

    /// <summary>Wandering of the slow level [own variance per day].</summary>
    public double LevelWander { get; init; } = .004;

    /// <summary>Half of a response is gone after so many days with one session [days].</summary>
    public double FadeHalf { get; init; } = 9;

    /// <summary>By what factor each further session makes a response last longer.</summary>
    public double FadeGrows { get; init; } = 1.35;

    /// <summary>At most [days].</summary>
    public double FadeHalfMost { get; init; } = 60;

    /// <summary>What the first session is expected to do, and how uncertain that is [points; below zero is better].</summary>
    public (double Mean, double Sd) FirstResponse { get; init; } = (-.3, 1.4);

    /// <summary>The same of a later one: at most zero, a constant and a share of what the one before did.</summary>
    public (double Constant, double Share, double Sd) LaterResponse { get; init; } = (-.1, .35, .6);

    /// <summary>A lasting shift begins: probability on each of the <see cref="ShiftDays"/> days after a session, and on any other day.</summary>
    public (double AfterSession, double Otherwise) ShiftHazard { get; init; } = (.006, .0002);

    /// <summary>Days after a session on which a shift is laid to it, and counts from the level before it [days]. The first 72 hours.</summary>
    public int ShiftDays { get; init; } = 3;

    /// <summary>How large a lasting shift is [own SD]. DESIGN.</summary>
    public (double Mean, double Sd) ShiftSize { get; init; } = (1.5, .5);

    /// <summary>A dip of one day begins, and the same of two [probability per day]. Real diaries are full of spikes. DESIGN.</summary>
    public double DipHazard { get; init; } = .025;

    /// <summary>How large a dip is [own SD].</summary>
    public (double Mean, double Sd) DipSize { get; init; } = (1.8, .8);

    /// <summary>Onset days that are weighed against each other [days].</summary>
    public int Onsets { get; init; } = 8;

    /// <summary>Degrees of freedom of an answer's surprise: real noise has spikes.</summary>
    public double SurpriseFreedom { get; init; } = 12;

    /// <summary>An answer moves the band as if it were at most so far off [predictive SD].</summary>
    public double SurpriseClip { get; init; } = 2.5;

    /// <summary>Answered days that a shift needs before it counts [days].</summary>
    public int AnsweredToCount { get; init; } = 1;

    /// <summary>
    /// Real dips do not all end after two days. So much of a shift counts as lasting on the day it begins, more with each day that it
    /// stands, and all of it on the last that is weighed [0-1]. DESIGN.
    /// </summary>
    public double LastingAtOnset { get; init; } = .25;

    /// <summary>How much of a shift that began so many days ago counts as one that lasts [0-1].</summary>
    internal double Lasting(int age) => Math.Min(1, LastingAtOnset + ((1 - LastingAtOnset) * age / (Onsets - 1)));

    /// <summary>All numbers in one: a state that was kept under others is of no use.</summary>
    internal ulong Fingerprint
    {
        get
        {
            double[] numbers =
            [
                PopulationMean, PopulationSpread, PopulationSd, PopulationAnswers, LeastSd, AnswersRemembered, .. Kinds, CarriedShare, CarriedOver,
                LevelWander, FadeHalf, FadeGrows, FadeHalfMost, FirstResponse.Mean, FirstResponse.Sd, LaterResponse.Constant, LaterResponse.Share,
                LaterResponse.Sd, ShiftHazard.AfterSession, ShiftHazard.Otherwise, ShiftDays, ShiftSize.Mean, ShiftSize.Sd, DipHazard, DipSize.Mean,
                DipSize.Sd, Onsets, SurpriseFreedom, SurpriseClip, AnsweredToCount, LastingAtOnset,
            ];
            // FNV-1a, from its published description: the runtime's own hash differs from one start to the next.
            return numbers.Aggregate(0xCBF2_9CE4_8422_2325UL, (hash, n) => unchecked((hash ^ BitConverter.DoubleToUInt64Bits(n)) * 0x0000_0100_0000_01B3UL));
        }
    }
}

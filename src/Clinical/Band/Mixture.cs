namespace Evenkeel.Clinical.Band;

/// <summary>What all kinds of person and all explanations say together, each by its weight.</summary>
internal static class Mixture
{
    /// <summary>Odds are told no further than this either way; beyond it they mean nothing [probability].</summary>
    private const double Least = 1e-12;

    /// <summary>The answer to be expected if nothing began, and its spread, noise included [points].</summary>
    public static (double Middle, double Sd) Expected(Bank[] banks)
    {
        double weights = 0, sum = 0, squares = 0;
        foreach (var bank in banks)
        {
            ref var calm = ref bank.Nothing;
            var weight = calm.Weight;
            var mean = calm.Belief.Expected(withD: false);
            weights += weight;
            sum += weight * mean;
            squares += weight * ((bank.Predictive(calm) * calm.Scale) + (mean * mean));
        }

        var middle = sum / weights;
        return (middle, Math.Sqrt(Math.Max(0, (squares / weights) - (middle * middle))));
    }

    /// <summary>Level without noise if nothing began [points].</summary>
    public static double Level(Bank[] banks)
    {
        double weights = 0, sum = 0;
        foreach (var bank in banks)
        {
            weights += bank.Nothing.Weight;
            sum += bank.Nothing.Weight * bank.Nothing.Belief.Level;
        }

        return sum / weights;
    }

    /// <summary>What the latest session has done so far, if nothing began [points; below zero is better].</summary>
    public static double ResponseSoFar(Bank[] banks)
    {
        double weights = 0, sum = 0;
        foreach (var bank in banks)
        {
            weights += bank.Nothing.Weight;
            sum += bank.Nothing.Weight * bank.Nothing.Belief[Belief.J];
        }

        return sum / weights;
    }

    public static BandDay Judge(Bank[] banks, BandParameters p)
    {
        double all = 0, shift = 0, none = 0, oneDay = 0, twoDays = 0, deviation = 0, sd = 0, best = 0;
        var likely = default(Hypothesis);
        foreach (var bank in banks)
        {
            foreach (ref readonly var h in bank.All)
            {
                var weight = h.Weight;
                all += weight;
                switch (h.Onset)
                {
                    case Onset.Shift when h.Answered >= p.AnsweredToCount:
                        shift += weight;
                        deviation += weight * h.Belief[Belief.D];
                        sd += weight * Math.Sqrt(h.Scale);
                        (best, likely) = weight > best ? (weight, h) : (best, likely);
                        break;
                    case Onset.None:
                        none += weight;
                        break;
                    case Onset.DipOfOneDay:
                        oneDay += weight;
                        break;
                    case Onset.DipOfTwoDays:
                        twoDays += weight;
                        break;
                }
            }
        }

        var probability = shift / all;
        var evidence = LnOdds(probability);
        return new()
        {
            Probability = probability,
            Evidence = evidence,
            Gained = shift > 0 ? evidence - LnOdds(likely.Hazard) : 0,
            OnsetDaysAgo = likely.Age,
            Deviation = shift > 0 ? deviation / shift : 0,
            OwnSd = shift > 0 ? sd / shift : 0,
            Answered = likely.Answered,
            Missed = shift > 0 ? likely.Age + 1 - likely.Answered : 0,
            Rival = none >= oneDay && none >= twoDays ? Onset.None : oneDay >= twoDays ? Onset.DipOfOneDay : Onset.DipOfTwoDays,
        };
    }

    /// <summary>Only ratios of weights mean anything; this keeps them in range.</summary>
    public static void Normalise(Bank[] banks)
    {
        var most = double.NegativeInfinity;
        foreach (var bank in banks)
        {
            foreach (ref readonly var h in bank.All)
            {
                most = Math.Max(most, h.LnWeight);
            }
        }

        foreach (var bank in banks)
        {
            bank.Weaken(most);
        }
    }

    public static bool IsSound(Bank[] banks)
    {
        const double Rounding = 1e-9;
        double all = 0, shares = 0;
        foreach (var bank in banks)
        {
            foreach (ref readonly var h in bank.All)
            {
                all += h.Weight;
            }
        }

        foreach (var bank in banks)
        {
            foreach (ref readonly var h in bank.All)
            {
                shares += h.Weight / all;
                for (var part = 0; part < Belief.Parts && !h.IsOver; part++)
                {
                    if (!(h.Belief.Variance(part) >= -Rounding))
                    {
                        return false;
                    }
                }
            }
        }

        return Math.Abs(shares - 1) < Rounding;
    }

    private static double LnOdds(double probability) => Math.Log(Math.Max(probability, Least) / Math.Max(1 - probability, Least));
}

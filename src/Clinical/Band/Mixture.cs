namespace Evenkeel.Clinical.Band;

/// <summary>What all kinds of person and all explanations say together, each by its weight.</summary>
internal static class Mixture
{
    /// <summary>Odds are told no further than this either way; beyond it they mean nothing [probability].</summary>
    private const double Least = 1e-12;

    /// <summary>The odds of what nothing speaks for [nats].</summary>
    public static double NoOdds => LnOdds(0, 1);

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
            var weight = bank.Nothing.Weight;
            weights += weight;
            sum += weight * bank.Nothing.Belief.Level;
        }

        return sum / weights;
    }

    /// <summary>What the latest session has done so far, if nothing began [points; below zero is better].</summary>
    public static double ResponseSoFar(Bank[] banks)
    {
        double weights = 0, sum = 0;
        foreach (var bank in banks)
        {
            var weight = bank.Nothing.Weight;
            weights += weight;
            sum += weight * bank.Nothing.Belief[Belief.J];
        }

        return sum / weights;
    }

    public static Judgement Judge(Bank[] banks, BandParameters p)
    {
        double all = 0, shift = 0, none = 0, oneDay = 0, twoDays = 0, deviation = 0, sd = 0, prior = 0, best = 0, away = 0, bestAway = 0;
        var awayDaysAgo = 0;
        var likely = default(Hypothesis);
        // The kinds of person have the same onsets in the same places.
        for (var i = 0; i < banks[0].All.Length; i++)
        {
            double weight = 0, size = 0, swing = 0;
            foreach (var bank in banks)
            {
                ref readonly var h = ref bank.All[i];
                // Once: the limits of sign are what a step costs most.
                var own = h.Weight;
                weight += own;
                size += own * h.Belief[Belief.D];
                swing += own * Math.Sqrt(h.Scale);
            }

            ref readonly var one = ref banks[0].All[i];
            all += weight;
            switch (one.Onset)
            {
                case Onset.Shift when one.Answered >= p.AnsweredToCount && !one.IsOver:
                    // The younger, the more of it may still be a dip.
                    var lasting = p.Lasting(one.Age);
                    (shift, deviation, sd, prior) = (shift + (lasting * weight), deviation + (lasting * size), sd + (lasting * swing), prior + (lasting * one.Hazard));
                    (best, likely) = weight > best ? (weight, one) : (best, likely);
                    if (one.Hazard == p.ShiftHazard.Otherwise)
                    {
                        away += lasting * weight;
                        (bestAway, awayDaysAgo) = weight > bestAway ? (weight, one.Age) : (bestAway, awayDaysAgo);
                    }

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

        var evidence = LnOdds(shift / all, 1 - (shift / all));
        // Prior times likelihood: as if an onset were as likely on any day as after a session.
        var evidenceAway = LnOdds(away / all * p.ShiftHazard.AfterSession / p.ShiftHazard.Otherwise, 1 - (away / all));
        var rival = none >= oneDay && none >= twoDays ? Onset.None : oneDay >= twoDays ? Onset.DipOfOneDay : Onset.DipOfTwoDays;
        var judged = shift > 0
            ? new Judgement(shift / all, evidence, evidence - LnOdds(prior, 1 - prior), deviation / shift, sd / shift, likely.Age, likely.Answered, likely.Age + 1 - likely.Answered, rival)
            : new(0, evidence, 0, 0, 0, 0, 0, 0, rival);
        return judged with { EvidenceAway = evidenceAway, ProbabilityAway = away / all, OnsetAwayDaysAgo = awayDaysAgo };
    }

    /// <summary>What spoke for one kind of person long ago speaks a little less with each answer: swings may change.</summary>
    public static void Forget(Bank[] banks, double share)
    {
        Span<double> weights = stackalloc double[banks.Length];
        double mean = 0;
        for (var i = 0; i < banks.Length; i++)
        {
            double sum = 0;
            foreach (ref readonly var h in banks[i].All)
            {
                sum += h.Weight;
            }

            weights[i] = Math.Log(Math.Max(sum, double.Epsilon));
            mean += weights[i] / banks.Length;
        }

        for (var i = 0; i < banks.Length; i++)
        {
            banks[i].Weaken((1 - share) * (weights[i] - mean));
        }
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

    /// <summary>Weights are numbers, not all of them nothing, and every variance and covariance is one that can be.</summary>
    public static bool IsSound(Bank[] banks)
    {
        double all = 0;
        foreach (var bank in banks)
        {
            foreach (ref readonly var h in bank.All)
            {
                if (!h.IsOver && !(h.Scale > 0 && h.Belief.IsSound))
                {
                    return false;
                }

                all += h.Weight;
            }
        }

        return all > 0 && double.IsFinite(all);
    }

    private static double LnOdds(double yes, double no) => Math.Log(Math.Max(yes, Least) / Math.Max(no, Least));
}

using Evenkeel.Bench.Detection.Diaries;

namespace Evenkeel.Bench.Detection.Rules;

/// <summary>
/// Bayes with the truth at hand: the person's path, noise and share, the response to each session, the size and shape of the shift
/// and when it may start. Left to it: whether a session was followed by one. It knows no floor and no end of a shift.
/// The score is the log odds that one began in the last days.
/// </summary>
internal static class Oracle
{
    private const int Remembers = 10;

    /// <summary>Probability of a shift after a session, and how soon it starts.</summary>
    private const double Hazard = .01;
    private static readonly double[] Onset = [.5, .25, .25];

    /// <param name="fewest">How many answered days a shift must have before it counts.</param>
    public static double[] Score(Case c, double size, int fewest)
    {
        var known = c.Known!;
        var diary = c.Diary;
        var calm = new CarriedNoise(known.Person);
        var open = new List<Hypothesis>();
        var scores = new double[diary.Length];
        for (var day = 0; day < diary.Length; day++)
        {
            open.RemoveAll(h => day - h.Onset >= Remembers);
            var y = diary.Values[day];
            var calmLog = calm.Step(y - known.Path[day]);
            foreach (var h in open)
            {
                h.Weight += h.Noise.Step(y - h.Expected(known, day, size)) - calmLog;
                h.Answered += day >= h.Onset && y is not null ? 1 : 0;
            }

            var session = Array.IndexOf(diary.Sessions, day);
            for (var after = 1; session >= 0 && after <= Onset.Length; after++)
            {
                open.Add(new(session, day, day + after, calm.Copy()) { Weight = Math.Log(Hazard * Onset[after - 1]) });
            }

            var begun = open.Where(h => h.Onset <= day && h.Answered >= fewest).ToArray();
            scores[day] = begun.Length == 0 ? double.NegativeInfinity : Math.Log(begun.Sum(h => Math.Exp(h.Weight)));
        }

        return scores;
    }

    private sealed class Hypothesis(int session, int sessionDay, int onset, CarriedNoise noise)
    {
        public int Onset => onset;

        public CarriedNoise Noise => noise;

        /// <summary>Answered days since onset.</summary>
        public int Answered { get; set; }

        /// <summary>Log likelihood against no shift, with the prior.</summary>
        public double Weight { get; set; }

        public double Expected(Known known, int day, double size)
        {
            var without = known.PathWithout[session][day];
            if (day < onset)
            {
                return without;
            }

            var target = known.PathWithout[session][sessionDay] + (size * known.Person.Sd);
            var height = Math.Min(1, (day - onset + 1.0) / known.RampDays);
            return without + (height * Math.Max(0, target - without));
        }
    }

    /// <summary>A filter of the noise that carries over, the rest being white.</summary>
    private sealed class CarriedNoise(Evenkeel.Cohort.Person person)
    {
        private readonly double _carriedVariance = person.CarriedShare * person.Sd * person.Sd;
        private double _mean;
        private double _variance = person.CarriedShare * person.Sd * person.Sd;

        public CarriedNoise Copy() => (CarriedNoise)MemberwiseClone();

        /// <summary>One day on; the log density of what is left of the answer, zero when there is none.</summary>
        public double Step(double? rest)
        {
            var kept = person.Phi * person.Phi;
            (_mean, _variance) = (person.Phi * _mean, (kept * _variance) + ((1 - kept) * _carriedVariance));
            if (rest is not { } r)
            {
                return 0;
            }

            var total = _variance + ((1 - person.CarriedShare) * person.Sd * person.Sd);
            var surprise = r - _mean;
            var gain = _variance / total;
            (_mean, _variance) = (_mean + (gain * surprise), _variance * (1 - gain));
            return -.5 * (Math.Log(total) + (surprise * surprise / total));
        }
    }
}

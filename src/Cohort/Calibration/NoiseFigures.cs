namespace Evenkeel.Cohort.Calibration;

/// <summary>
/// The noise around a person's level, measured on the answers as the published figures were: people with 20 answered days or
/// more, each around their own mean. The level itself is taken away first, because nobody in those diaries was in treatment.
/// </summary>
internal static class NoiseFigures
{
    private const int FewestDays = 20;
    private const double Range = 10;
    private const string Persistent =
        "follows from the AR(1) share and phi that the same diaries gave by REML; their own lags fall faster because a second, slow part is in them";

    public static IEnumerable<CalibrationRow> Rows(IReadOnlyList<VirtualPatient> people)
    {
        var noises = people.Select(Answered).Where(n => n.Count >= FewestDays).ToArray();
        var centred = noises.Select(Centred).ToArray();
        var sds = centred.Select(n => Figures.Sd(n.Values) / Range).ToArray();
        yield return new("Within-person SD, share of the scale, median person", "9-15 % (several items)", "10", new(.09, .15), Figures.Quantile(sds, .5));
        yield return new("... the steadiest tenth of people", "3.6-10 %", "10", new(.036, .10), Figures.Quantile(sds, .1));
        yield return new("... the most changeable tenth", "17-25 %", "10", new(.17, .25), Figures.Quantile(sds, .9));
        yield return new("Person mean with person SD, correlation", "-.23 to .67", "10", new(-.23, .67), Figures.Correlation([.. people.Zip(people.Select(Answered)).Where(p => p.Second.Count >= FewestDays).Select(p => (p.First.Truth.Person.Mean, Figures.Sd(Centred(p.Second).Values)))]));
        yield return new("Lag-1 autocorrelation, all people together", ".26-.44", "10", new(.26, .44), Lag(centred, 1));
        yield return new("... the median person", ".22-.38", "10", new(.22, .38), Figures.Quantile(centred.Select(n => Lag([n], 1)), .5));
        yield return new("Lag 2", ".15-.32", "10", new(.15, .32), Lag(centred, 2));
        yield return new("Lag 3", ".09-.20", "10", new(.09, .25), Lag(centred, 3), Persistent);
        yield return new("Lag 7", ".02-.09", "10", new(.02, .09), Lag(centred, 7));
        // Around the true level, as REML does, which has no mean of a short diary to lose: r1 is share x phi and r3 is share x phi cubed.
        var phi = Math.Sqrt(Lag(noises, 3) / Lag(noises, 1));
        yield return new("AR(1) coefficient, from lags 1 and 3", ".75-.90", "10", new(.75, .90), phi);
        yield return new("Share of the variance that is AR(1); the rest is white", ".35-.65", "10", new(.35, .65), Lag(noises, 1) / phi);
    }

    private static Dictionary<int, double> Answered(VirtualPatient p) =>
        p.Days.Where(d => d.Answers is not null).ToDictionary(d => d.Day, d => (d.Answers!.DistressTimesThree / 3.0) - Math.Clamp(p.Truth.Level[d.Day], 0, Range));

    private static Dictionary<int, double> Centred(Dictionary<int, double> noise)
    {
        var mean = noise.Values.Average();
        return noise.ToDictionary(n => n.Key, n => n.Value - mean);
    }

    /// <summary>Of all pairs of answered days so far apart.</summary>
    private static double Lag(IEnumerable<Dictionary<int, double>> noises, int days)
    {
        double products = 0, squares = 0;
        foreach (var noise in noises)
        {
            foreach (var (day, value) in noise)
            {
                if (noise.TryGetValue(day + days, out var later))
                {
                    products += value * later;
                    squares += ((value * value) + (later * later)) / 2;
                }
            }
        }

        return products / squares;
    }
}

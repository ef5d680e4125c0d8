using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Rules;
using Evenkeel.Clinical.Band;

namespace Evenkeel.Bench.Detection;

/// <summary>Our own engine over a diary.</summary>
public static class Engine
{
    /// <summary>
    /// What "worse", a week into a dip, adds to the odds: ln(Phi((1.5 - .5) / .7) / Phi(-.5 / .7)), a shift of 1.5 own SDs against none,
    /// for an impression with a spread of .7 that calls half an SD the same. "The same" and "better" take nothing away.
    /// </summary>
    private const double WorseSays = 1.36;

    /// <summary>The limit that the program ships with, at a tenth of a false alert per patient-month.</summary>
    public static double Shipped(int items) => AlertBudget.LimitFor(AlertBudget.Usual, items);

    /// <summary>The evidence of each answered day; a missed day says nothing.</summary>
    public static double[] Evidence(Diary diary) => Walk(diary, null, Asking.None).Evidence;

    /// <summary>The evidence of an onset away from sessions.</summary>
    public static double[] EvidenceAway(Diary diary) => Walk(diary, null, Asking.None, b => b.IsRatherAway ? b.EvidenceAway : double.NegativeInfinity).Evidence;

    /// <summary>The same where more is asked. Real people cannot be asked afterwards.</summary>
    /// <returns>The evidence of each answered day as it was known that day, and how many questions were asked after the first session.</returns>
    public static (double[] Evidence, int Asks) Asked(Case c, Asking asking) => Walk(c.Diary, c.IfAsked, asking);

    private static (double[] Evidence, int Asks) Walk(Diary diary, IfAsked? said, Asking asking, Func<BandDay, double>? says = null)
    {
        var parameters = Parameters(diary);
        var (band, dip) = (new OwnBand(parameters), new StandingDip(asking.Impression ? RebasedLevel.Of(diary) : null));
        var sessions = diary.Sessions.ToHashSet();
        var (evidence, asks, wasSuspicious, answeredYesterday) = (new double[diary.Length], 0, false, true);
        byte[] beforeYesterday = [];
        for (var day = 0; day < diary.Length; day++)
        {
            bool Asks(bool isDue)
            {
                asks += isDue && day > diary.Sessions[0] ? 1 : 0;
                return isDue;
            }

            var value = diary.Values[day];
            if (value is null && answeredYesterday && wasSuspicious && Asks(asking.Reminds))
            {
                value = said?.Reached[day];
            }

            var before = value is null && asking.Yesterday != Yesterday.Never ? band.ToBytes() : [];
            var now = band.Step(value, sessions.Contains(day));
            evidence[day] = double.NegativeInfinity;
            if (value is { } answer)
            {
                if (!answeredYesterday && Asks(asking.AsksAboutYesterday(wasSuspicious, IsSuspicious(now)))
                    && said?.Recalled[day] is { } yesterday && OwnBand.From(parameters, beforeYesterday) is { } filled)
                {
                    band = filled;
                    band.Step(yesterday, sessions.Contains(day - 1));
                    now = band.Step(value, sessions.Contains(day));
                }

                var saysWorse = Asks(dip.IsWeekOver(day, answer)) && said?.SaysWorse[day] is true;
                evidence[day] = (says is null ? now.Evidence : says(now)) + (saysWorse ? WorseSays : 0);
                wasSuspicious = IsSuspicious(now);
            }

            (answeredYesterday, beforeYesterday) = (value is not null, before);
        }

        return (evidence, asks);
    }

    private static BandParameters Parameters(Diary diary) => diary.Items == 1 ? BandParameters.OneItem : BandParameters.ThreeItems;

    private static bool IsSuspicious(BandDay day) => new BandReading(default, day, 0).IsSuspicious;
}

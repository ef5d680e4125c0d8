using Evenkeel.Clinical.Band;

namespace Evenkeel.Clinical.Signs;

/// <summary>What a finding of the person's own band rests on, in numbers that a nurse can check on the chart.</summary>
internal static class BandEvidence
{
    public static IEnumerable<Evidence> Of(Trajectory t, BandReading band)
    {
        // A window of answers that has moved on may no longer hold the day of the onset.
        DailyValue[] since = [.. t.Days.Where(d => d.On >= band.Since && d.On <= band.On)];
        if (since.Length > 0)
        {
            var above = band.BeforeSession is null ? Fact.AboveExpectedLevel : Fact.AboveSessionLevel;
            yield return new(above, since.Count(d => (double)d.Distress > band.Level), since[0].FirstAt, since.Length);
        }

        yield return new(Fact.OwnLevel, Math.Round((decimal)Math.Clamp(band.Level, 0, 10), 1));
        yield return band.IsPastAwayLimit
            ? new(Fact.ShiftWeight, Math.Round(100 * (decimal)band.Day.ProbabilityAway, 1))
            : new(Fact.ShiftWeight, OfHundred(band.Day.Evidence), Limit: OfHundred(band.Limit));
        if (band.IsPastAwayLimit && t.Sessions.Count > 0)
        {
            yield return new(Fact.AwayFromSessions, BandParameters.ThreeItems.ShiftDays);
        }

        yield return new(Fact.Rival, (int)band.Day.Rival);
    }

    /// <summary>Log odds as a weight of 100, so that nobody has to read logarithms.</summary>
    private static decimal OfHundred(double evidence) => Math.Round((decimal)(100 / (1 + Math.Exp(-evidence))), 1);
}

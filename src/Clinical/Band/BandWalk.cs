namespace Evenkeel.Clinical.Band;

/// <summary>Leads a band through calendar days: one step each, answered or not (design 5a, daily value).</summary>
public static class BandWalk
{
    /// <summary>The first day of a band: whatever is known first. Null when nothing is.</summary>
    public static DateOnly? Starts(IReadOnlyList<DailyValue> days, IEnumerable<DateOnly> sessions)
    {
        DateOnly?[] known = [days.Count > 0 ? days[0].On : null, .. sessions.Select(s => (DateOnly?)s)];
        return known.Min();
    }

    /// <summary>One step for each day from the first to the last, both inside; yields what the band says of each.</summary>
    /// <param name="band">Has taken in everything before the first day, and nothing since.</param>
    /// <param name="days">Daily values in order of day; those outside are passed over.</param>
    /// <param name="sessions">Days with a session.</param>
    public static IEnumerable<(DateOnly On, BandDay Day)> Steps(
        OwnBand band, DateOnly first, DateOnly last, IReadOnlyList<DailyValue> days, IReadOnlySet<DateOnly> sessions)
    {
        var next = 0;
        for (var on = first; on <= last; on = on.AddDays(1))
        {
            while (next < days.Count && days[next].On < on)
            {
                next++;
            }

            var value = next < days.Count && days[next].On == on ? (double?)days[next].Distress : null;
            yield return (on, band.Step(value, sessions.Contains(on)));
        }
    }

    /// <summary>What the band says of every answered day, each from that day and earlier only, oldest first.</summary>
    public static IReadOnlyList<BandReading> Readings(IReadOnlyList<DailyValue> days, IEnumerable<DateOnly> sessions, double limit, double? awayLimit = null)
    {
        var held = sessions.ToHashSet();
        if (days.Count == 0 || Starts(days, held) is not { } first)
        {
            return [];
        }

        var answered = days.Select(d => d.On).ToHashSet();
        return
        [
            .. Steps(new OwnBand(BandParameters.ThreeItems), first, days[^1].On, days, held)
                .Where(s => answered.Contains(s.On)).Select(s => new BandReading(s.On, s.Day, limit) { AwayLimit = awayLimit }),
        ];
    }
}

namespace Evenkeel.Clinical.Band;

/// <summary>Leads a band through calendar days: one step each, answered or not (design 5a, daily value).</summary>
public static class BandWalk
{
    /// <summary>The first day of a band: whatever is known first. Null when nothing is.</summary>
    public static DateOnly? Starts(IReadOnlyList<DailyValue> days, SessionDays sessions) =>
        days.Count > 0 && !(sessions.First < days[0].On) ? days[0].On : sessions.First;

    /// <summary>One step for each day from the first to the last, both inside; yields what the band says of each.</summary>
    /// <param name="band">Has taken in everything before the first day, and nothing since.</param>
    /// <param name="days">Daily values in order of day; those outside are passed over.</param>
    public static IEnumerable<(DateOnly On, BandDay Day)> Steps(
        OwnBand band, DateOnly first, DateOnly last, IReadOnlyList<DailyValue> days, SessionDays sessions)
    {
        var next = 0;
        for (var on = first; on <= last; on = on.AddDays(1))
        {
            while (next < days.Count && days[next].On < on)
            {
                next++;
            }

            var value = next < days.Count && days[next].On == on ? (double?)days[next].Distress : null;
            if (sessions.BeginsCourse(on))
            {
                band.NewCourse();
            }

            yield return (on, band.Step(value, sessions.Holds(on)));
        }
    }

    /// <summary>What the band says of every answered day, each from that day and earlier only, oldest first.</summary>
    public static IReadOnlyList<BandReading> Readings(IReadOnlyList<DailyValue> days, SessionDays sessions, double limit, double? awayLimit = null)
    {
        if (days.Count == 0 || Starts(days, sessions) is not { } first)
        {
            return [];
        }

        var answered = days.Select(d => d.On).ToHashSet();
        return
        [
            .. Steps(new OwnBand(BandParameters.ThreeItems), first, days[^1].On, days, sessions)
                .Where(s => answered.Contains(s.On)).Select(s => new BandReading(s.On, s.Day, limit) { AwayLimit = awayLimit }),
        ];
    }
}

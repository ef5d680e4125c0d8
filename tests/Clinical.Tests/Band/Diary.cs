using Evenkeel.Clinical.Band;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Band;

/// <summary>Made-up days for a band: who swings how far, and what happens.</summary>
internal static class Diary
{
    /// <summary>So many calm days around a level, the last one with a session.</summary>
    public static OwnBand Calm(double level, double sd, int days, ulong seed = 1, BandParameters? parameters = null)
    {
        var band = new OwnBand(parameters ?? BandParameters.ThreeItems);
        var chance = new Seeded(seed);
        for (var day = 0; day < days; day++)
        {
            band.Step(Math.Clamp(level + chance.Normal(0, sd), 0, 10), session: day == days - 1);
        }

        return band;
    }

    public static BandDay[] Days(this OwnBand band, params double?[] values) => [.. values.Select(v => band.Step(v, session: false))];

    /// <summary>A life with everything in it: gaps, sessions, leaps, the ends of the scale.</summary>
    public static (double? Value, bool Session)[] Wild(ulong seed, int days)
    {
        var chance = new Seeded(seed);
        var (level, missing, leap) = (chance.Uniform(0, 10), chance.Uniform(0, .9), chance.Uniform(0, 6));
        return [.. Enumerable.Range(0, days).Select(_ =>
        {
            level = chance.Happens(.03) ? chance.Uniform(0, 10) : level;
            double? value = chance.Happens(missing) ? null : Math.Round(Math.Clamp(level + chance.Normal(0, leap), 0, 10), 1);
            return (value, chance.Happens(.1));
        })];
    }
}

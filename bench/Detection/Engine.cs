using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Clinical.Band;

namespace Evenkeel.Bench.Detection;

/// <summary>Our own engine over a diary.</summary>
internal static class Engine
{
    /// <summary>The limit that the program ships with, at a tenth of a false alert per patient-month.</summary>
    public static readonly double Shipped = AlertBudget.LimitFor(AlertBudget.Usual);

    /// <summary>The evidence of each answered day; a missed day says nothing.</summary>
    public static double[] Evidence(Diary diary)
    {
        var band = new OwnBand(diary.Items == 1 ? BandParameters.OneItem : BandParameters.ThreeItems);
        var sessions = diary.Sessions.ToHashSet();
        var evidence = new double[diary.Length];
        for (var day = 0; day < diary.Length; day++)
        {
            var now = band.Step(diary.Values[day], sessions.Contains(day));
            evidence[day] = diary.Values[day] is null ? double.NegativeInfinity : now.Evidence;
        }

        return evidence;
    }
}

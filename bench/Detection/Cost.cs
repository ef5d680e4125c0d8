using System.Diagnostics;
using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Clinical.Band;
using Evenkeel.Cohort;

namespace Evenkeel.Bench.Detection;

/// <summary>What the engine costs on one core: medians over people who answer every day for a year.</summary>
/// <param name="StepMicroseconds">One day with every hypothesis open.</param>
/// <param name="YearMilliseconds">365 days from nothing.</param>
/// <param name="BytesPerStep">Memory that a step allocates.</param>
public sealed record Cost(double StepMicroseconds, double YearMilliseconds, double BytesPerStep)
{
    private const int Days = 365, Rounds = 5, EverythingOpenFrom = 30;

    public static Cost Measure()
    {
        var p = new CohortParameters { Length = Days };
        var diaries = CohortCases.Calm(p with { Missing = p.Missing with { Shares = [0] } }, Splits.Tuning, 1).Select(c => c.Diary).ToArray();
        var (steps, years, bytes, counted) = (new List<double>(), new List<double>(), 0L, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var diary in diaries)
            {
                var sessions = diary.Sessions.ToHashSet();
                var year = Stopwatch.GetTimestamp();
                var band = new OwnBand(BandParameters.ThreeItems);
                for (var day = 0; day < Days; day++)
                {
                    var (session, before, allocated) = (sessions.Contains(day), Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                    band.Step(diary.Values[day], session);
                    // The first round warms up.
                    if (round > 0 && day >= EverythingOpenFrom)
                    {
                        bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
                        counted++;
                        steps.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
                    }
                }

                years.Add(Stopwatch.GetElapsedTime(year).TotalMilliseconds);
            }
        }

        return new(Spread.Median([.. steps]), Spread.Median([.. years.Skip(diaries.Length)]), (double)bytes / counted);
    }
}

namespace Evenkeel.Bench.Detection.Scoring;

/// <summary>From scores to alerts: at the threshold or above, then quiet for a week.</summary>
public static class Alerts
{
    /// <summary>From one alert to the next there are at least so many days. A method that never falls silent costs 4.3 alerts a month.</summary>
    public const int QuietDays = 7;

    /// <param name="from">The first day that counts: the day after the first session.</param>
    public static IEnumerable<int> Days(double[] scores, double threshold, int from)
    {
        for (var day = from; day < scores.Length; day++)
        {
            if (scores[day] >= threshold)
            {
                yield return day;
                day += QuietDays - 1;
            }
        }
    }
}

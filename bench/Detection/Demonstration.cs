using Evenkeel.Bench.Detection.Diaries;
using Evenkeel.Bench.Detection.Scoring;

namespace Evenkeel.Bench.Detection;

/// <summary>One man with a published relapse between days 127 and 141 of his diary; a pretended session on day 42. Shown, never tuned.</summary>
/// <param name="PerMonth">Alerts per 30 days from day 43 to 126.</param>
/// <param name="FirstSustained">The first day of an alarm that three answers in a row uphold, from day 43 on; null for none.</param>
/// <param name="SustainedFrom127">The same from day 127 on.</param>
public sealed record Demonstration(string Method, double PerMonth, int? FirstSustained, int? SustainedFrom127)
{
    public const int Session = 42, Transition = 127, Confirmed = 141;
    private const int InARow = 3;

    private static readonly double?[]? Values = DiarySet.Kossakowski.People() is [var man, ..] ? man.Values : null;

    /// <summary>With the cohort's threshold for .1; null where the file is absent.</summary>
    public static Demonstration? Of(Method method, double threshold)
    {
        if (Values is null)
        {
            return null;
        }

        var diary = new Diary(Values, [Session - 1], new int?[Values.Length], 3);
        var scores = method.Score(new("", "", diary, [], [], Spread.Sd(Values), null), 0);
        var before = Alerts.Days(scores, threshold, Session).Count(day => day < Transition - 1);
        return new(method.Name, before * 30.0 / (Transition - 1 - Session), Sustained(scores, threshold, Session), Sustained(scores, threshold, Transition - 1));
    }

    private static int? Sustained(double[] scores, double threshold, int from)
    {
        int[] answered = [.. Enumerable.Range(from, Values!.Length - from).Where(d => Values[d] is not null)];
        for (var i = 0; i + InARow <= answered.Length; i++)
        {
            if (answered[i..(i + InARow)].All(d => scores[d] >= threshold))
            {
                return answered[i] + 1;
            }
        }

        return null;
    }
}

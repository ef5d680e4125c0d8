namespace Evenkeel.Bench.Detection.Diaries;

/// <summary>What an engine may see of a person.</summary>
/// <param name="Values">Distress by day [points 0-10]; null when missed.</param>
/// <param name="Sessions">Days of sessions, in order; that day's answer counts as before it.</param>
/// <param name="Phq9">PHQ-9 totals by day [0-27]; null when none was given.</param>
/// <param name="Items">How many items the value is the mean of.</param>
public sealed record Diary(double?[] Values, int[] Sessions, int?[] Phq9, int Items)
{
    public int Length => Values.Length;

    /// <summary>The same diary, as it was after so many days.</summary>
    public Diary First(int days) => this with { Values = Values[..days], Sessions = [.. Sessions.Where(s => s < days)], Phq9 = Phq9[..days] };

    /// <summary>For each day the latest session before it; -1 before the first.</summary>
    public int[] LatestSession()
    {
        var latest = new int[Length];
        var (next, session) = (0, -1);
        for (var day = 0; day < Length; day++)
        {
            latest[day] = session;
            while (next < Sessions.Length && Sessions[next] <= day)
            {
                session = Sessions[next++];
            }
        }

        return latest;
    }
}

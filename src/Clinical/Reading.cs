namespace Evenkeel.Clinical;

/// <summary>One number for distress at one time: the mean of low mood, anxiety and restlessness, one decimal. FHIR: Observation.</summary>
/// <param name="At">When it was answered.</param>
/// <param name="On">The patient's day.</param>
/// <param name="Distress">0.0-10.0, 10 worst.</param>
/// <param name="Mark">How the number came about when it was not simply the mean of three answers.</param>
public sealed record Reading(DateTimeOffset At, DateOnly On, decimal Distress, ReadingMark Mark);

/// <summary>Says on the chart and to the nurse what a reading rests on.</summary>
public enum ReadingMark
{
    ThreeItems = 0,
    /// <summary>One of the three was missing and was filled with the higher of the answered mean and its own last value within three days.</summary>
    OneFilled = 1,
    /// <summary>Low-energy mode: the single item stands for the composite.</summary>
    SingleItem = 2,
}

/// <summary>The mean of one day's readings.</summary>
/// <param name="FirstAt">The first reading of that day: a day's value stands from there, and a later reading does not move it.</param>
/// <param name="LastAt">The latest reading of that day.</param>
public sealed record DailyValue(DateOnly On, decimal Distress, DateTimeOffset FirstAt, DateTimeOffset LastAt);

internal static class Readings
{
    private const int CarryDays = 3;

    /// <summary>The readings of check-ins that are in order of answering; a check-in with fewer than two of three items and no single item gives none.</summary>
    public static IReadOnlyList<Reading> From(IReadOnlyList<CheckIn> checkIns)
    {
        var readings = new List<Reading>(checkIns.Count);
        var last = new (decimal Value, DateOnly On)?[3];
        foreach (var checkIn in checkIns)
        {
            Span<Answer> items = [checkIn.LowMood, checkIn.Anxiety, checkIn.Restlessness];
            if (Of(checkIn, items, last) is { } reading)
            {
                readings.Add(reading);
            }

            for (var i = 0; i < items.Length; i++)
            {
                last[i] = items[i].IsAnswered ? (items[i].Value, checkIn.On) : last[i];
            }
        }

        return readings;
    }

    private static Reading? Of(CheckIn checkIn, ReadOnlySpan<Answer> items, (decimal Value, DateOnly On)?[] last)
    {
        decimal sum = 0;
        var answered = 0;
        var missing = -1;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].IsAnswered)
            {
                sum += items[i].Value;
                answered++;
            }
            else
            {
                missing = i;
            }
        }

        if (answered < 2)
        {
            return checkIn.Overall.IsAnswered
                ? new Reading(checkIn.AnsweredAt, checkIn.On, OneDecimal(checkIn.Overall.Value), ReadingMark.SingleItem)
                : null;
        }

        if (answered == 3)
        {
            return new Reading(checkIn.AnsweredAt, checkIn.On, OneDecimal(sum / 3), ReadingMark.ThreeItems);
        }

        var mean = sum / 2;
        var own = last[missing] is { } l && checkIn.On.DayNumber - l.On.DayNumber <= CarryDays ? l.Value : mean;
        return new Reading(checkIn.AnsweredAt, checkIn.On, OneDecimal((sum + Math.Max(mean, own)) / 3), ReadingMark.OneFilled);
    }

    /// <summary>One value a day, oldest first, from readings in order of answering.</summary>
    public static IReadOnlyList<DailyValue> Daily(IReadOnlyList<Reading> readings)
    {
        var days = new List<DailyValue>(readings.Count);
        decimal sum = 0;
        var count = 0;
        // By day first: who travels west can answer later and yet on an earlier day.
        Reading? first = null;
        Reading? last = null;
        foreach (var reading in readings.OrderBy(r => r.On))
        {
            if (first is not null && first.On != reading.On)
            {
                days.Add(new DailyValue(first.On, sum / count, first.At, last!.At));
                (first, sum, count) = (null, 0, 0);
            }

            first ??= reading;
            last = reading;
            sum += reading.Distress;
            count++;
        }

        if (first is not null)
        {
            days.Add(new DailyValue(first.On, sum / count, first.At, last!.At));
        }

        return days;
    }

    /// <summary>The middle value; with an even count the mean of the middle two. The list must not be empty.</summary>
    public static decimal Median(params ReadOnlySpan<decimal> values)
    {
        Span<decimal> sorted = stackalloc decimal[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // By insertion: there are seven values at most, and every week of a course is asked for its median.
            var place = i;
            for (; place > 0 && sorted[place - 1] > values[i]; place--)
            {
                sorted[place] = sorted[place - 1];
            }

            sorted[place] = values[i];
        }

        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static decimal OneDecimal(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

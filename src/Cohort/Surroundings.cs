using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>The programme around the diary: leaving it, episodes of ideation, the weekly PHQ-9.</summary>
internal static class Surroundings
{
    /// <summary>The first day of never answering again; the length of the diary for those who stay.</summary>
    public static int DropOutDay(CohortParameters p, ResponseKind response, Seeded chance)
    {
        var leaves = chance.Happens(p.Around.DropOutShare * (response == ResponseKind.Modest ? 2 : 1));
        var day = chance.Whole(CohortParameters.ShortestDiary, p.Length);
        return leaves ? day : p.Length;
    }

    /// <summary>Episodes by their own clock: no more likely when mood is worse, no less when it is better. Size 2 is strong, 1 passing.</summary>
    public static IEnumerable<TrueEvent> Ideation(AroundParameters p, int until, Seeded chance)
    {
        const int Block = 90;
        for (var start = 0; start < until; start += Block)
        {
            var comes = chance.Happens(p.IdeationShare);
            var onset = start + chance.Whole(0, Block - 1);
            var lasts = chance.Whole(p.IdeationDays);
            var strong = chance.Happens(p.IdeationStrong);
            if (comes && onset < until)
            {
                yield return new(EventKind.Ideation, onset, Math.Min(onset + lasts, until) - 1, strong ? 2 : 1, -1, 1);
            }
        }
    }

    /// <summary>The total that looks back over the days since the last one; days before the diary count as the person's mean. Not asked on other days.</summary>
    public static Answer Phq9(AroundParameters p, int day, IReadOnlyList<double> felt, Truth truth, Seeded chance)
    {
        if (day % p.Phq9Every != 0)
        {
            return Answer.NotAsked;
        }

        var error = chance.Normal(0, p.Phq9Error);
        var skipped = chance.Happens(p.Phq9Skipped);
        var least = truth.Events.Any(e => e.Kind == EventKind.Ideation && e.OnsetDay <= day && e.EndDay > day - p.Phq9Every) ? 1 : 0;
        var total = (int)Math.Round(Math.Clamp((p.Phq9PerPoint * LookingBack(p, day, felt, truth)) + error, least, 27));
        return skipped ? Answer.Skipped : Answer.Of(total);
    }

    /// <summary>The total beside it, of anxiety as the diary has it: distress and this person's habit.</summary>
    public static Answer Gad7(AroundParameters p, int day, IReadOnlyList<double> felt, Truth truth, double anxietyHabit, Seeded chance)
    {
        if (day % p.Phq9Every != 0)
        {
            return Answer.NotAsked;
        }

        var error = chance.Normal(0, p.Gad7Error);
        var skipped = chance.Happens(p.Gad7Skipped);
        var total = (int)Math.Round(Math.Clamp((p.Gad7PerPoint * (LookingBack(p, day, felt, truth) + anxietyHabit)) + error, 0, 21));
        return skipped ? Answer.Skipped : Answer.Of(total);
    }

    /// <summary>Distress on average over the days that a questionnaire asks about; days before the diary count as the person's mean.</summary>
    private static double LookingBack(AroundParameters p, int day, IReadOnlyList<double> felt, Truth truth)
    {
        double sum = 0;
        for (var d = day - p.Phq9Every + 1; d <= day; d++)
        {
            sum += d < 0 ? truth.Person.Mean : Math.Clamp(felt[d], 0, 10);
        }

        return sum / p.Phq9Every;
    }
}

using Evenkeel.Clinical;

namespace Evenkeel.Cohort;

/// <summary>What a person would submit each day: three items whose sum is distress, and the rest of the check-in.</summary>
internal sealed class DailyAnswers
{
    private readonly AroundParameters _p;
    private readonly Seeded _chance;
    private readonly double[] _item;
    private readonly (double Hope, double Energy, double Sleep) _own;

    public DailyAnswers(AroundParameters p, Seeded chance)
    {
        (_p, _chance) = (p, chance);
        _item = [Draw(p.ItemSpread.Person), Draw(p.ItemSpread.Person), Draw(p.ItemSpread.Person)];
        _own = (Draw(p.OtherSpread.Person), Draw(p.OtherSpread.Person), Draw(p.OtherSpread.Person));
    }

    /// <summary>How much anxiety lies above distress in this person, day in, day out [points].</summary>
    public double AnxietyHabit => _item[1] - _item.Average();

    /// <param name="distress">Level and noise together [points]; clipped to the scale here.</param>
    /// <param name="ideation">The episode that stands that day, if any.</param>
    public DiaryAnswers On(double distress, TrueEvent? ideation)
    {
        var sum = (int)Math.Round(3 * Math.Clamp(distress, 0, 10));
        var items = Items(sum);
        var felt = sum / 3.0;
        return new(
            items[0], items[1], items[2],
            Scaled(_p.Hope, _own.Hope, felt, 10), Scaled(_p.Energy, _own.Energy, felt, 10), Scaled(_p.Sleep, _own.Sleep, felt, 24),
            Safety(ideation));
    }

    /// <summary>Three whole items of exactly that sum: each near distress and its own habit, then the furthest off gives or takes a point.</summary>
    private int[] Items(int sum)
    {
        Span<double> wished = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            wished[i] = (sum / 3.0) + _item[i] + Draw(_p.ItemSpread.Day);
        }

        int[] items = [Clip(wished[0], 10), Clip(wished[1], 10), Clip(wished[2], 10)];
        while (items.Sum() is var now && now != sum)
        {
            var step = Math.Sign(sum - now);
            var furthest = -1;
            for (var i = 0; i < 3; i++)
            {
                var canMove = items[i] + step is >= 0 and <= 10;
                if (canMove && (furthest < 0 || step * (wished[i] - items[i]) > step * (wished[furthest] - items[furthest])))
                {
                    furthest = i;
                }
            }

            items[furthest] += step;
        }

        return items;
    }

    private int Scaled((double AtNone, double PerPoint) scale, double own, double felt, int most) =>
        Clip(scale.AtNone - (scale.PerPoint * felt) + own + Draw(_p.OtherSpread.Day), most);

    private SafetyAnswer Safety(TrueEvent? ideation)
    {
        var declines = _chance.Happens(ideation is null ? _p.Declines.Outside : _p.Declines.Within);
        return (declines, ideation) switch
        {
            (true, _) => SafetyAnswer.PreferNotToSay,
            (_, null) => SafetyAnswer.No,
            (_, { SizeSd: > 1 }) => SafetyAnswer.StrongOrFrequent,
            _ => SafetyAnswer.PassingThoughts,
        };
    }

    private double Draw(double sd) => _chance.Normal(0, sd);

    private static int Clip(double value, int most) => (int)Math.Round(Math.Clamp(value, 0, most));
}

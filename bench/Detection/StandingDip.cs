using Evenkeel.Bench.Detection.Rules;

namespace Evenkeel.Bench.Detection;

/// <summary>A dip by the rules' limits, near enough to say when a week of it is over: from an answer two points above the level before the session until three in a row less than one above it.</summary>
/// <param name="levels">By day; null where nobody is asked.</param>
public sealed class StandingDip(Level[]? levels)
{
    private const int Week = 7, CalmAnswersToEnd = 3;
    private const double Limit = 2, Recovery = 1;

    private int? _began;
    private double _level;
    private int _calm, _asked;

    /// <summary>Takes in an answer and says whether a week of the dip is over that nobody has asked about.</summary>
    public bool IsWeekOver(int day, double value)
    {
        var level = levels?[day] ?? Level.None;
        if (_began is null && level.IsKnown && value >= level.Mean + Limit)
        {
            (_began, _level, _calm, _asked) = (day, level.Mean, 0, 0);
        }

        _calm = value < _level + Recovery ? _calm + 1 : 0;
        _began = _calm < CalmAnswersToEnd ? _began : null;
        var weeks = (day - _began) / Week;
        var asks = weeks > _asked;
        _asked = asks ? weeks!.Value : _asked;
        return asks;
    }
}

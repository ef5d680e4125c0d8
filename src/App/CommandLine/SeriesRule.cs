using Evenkeel.Clinical;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.CommandLine;

/// <summary>
/// The 48-hour rule as the signs have it, over a series: each value is a day's answer at noon, each session ends with its day. The
/// person's own words, closings and the safety question, which the rule also knows, are not in a series.
/// </summary>
internal sealed class SeriesRule
{
    /// <summary>The rule counts days and knows no calendar: day 0 may be any date.</summary>
    private static readonly DateOnly DayZero = new(2000, 1, 1);

    /// <summary>How far back answers are read, besides those before the first and the latest session: as for a patient (decision 0011) [days].</summary>
    private const int Window = 120, BeforeSession = 15;

    private readonly List<(int Day, CheckIn CheckIn)> _answers = [];
    private readonly List<(int Day, TreatmentSession Session)> _sessions = [];

    /// <summary>Whether the rule stands as of a day's noon. Days come in order; the day's own answer counts, its session from the next day on.</summary>
    public bool Step(SeriesDay day)
    {
        var on = DayZero.AddDays(day.Day);
        var asOf = new DateTimeOffset(on, new TimeOnly(12, 0), TimeSpan.Zero);
        if (day.Value is { } value)
        {
            _answers.Add((day.Day, new CheckIn(Id(day.Day), asOf, asOf, on) { Overall = Answer.Of((decimal)value) }));
        }

        var present = ProlongedDip.Judge(new Trajectory
        {
            AsOf = asOf,
            Today = on,
            TodayEndsAt = asOf.AddHours(16),
            Sessions = [.. _sessions.Select(s => s.Session)],
            CheckIns = [.. Read(day.Day)],
        }) is Present;
        if (day.Session)
        {
            var end = asOf.AddHours(12);
            _sessions.Add((day.Day, new TreatmentSession(Id(day.Day), end, end, on, false)));
        }

        return present;
    }

    private IEnumerable<CheckIn> Read(int day)
    {
        if (_sessions.Count == 0)
        {
            return _answers.Where(a => a.Day >= day - Window).Select(a => a.CheckIn);
        }

        var (first, latest) = (_sessions[0].Day, _sessions[^1].Day);
        var from = Math.Min(day - Window, latest - BeforeSession);
        return _answers.Where(a => a.Day >= from || (a.Day >= first - BeforeSession && a.Day <= first)).Select(a => a.CheckIn);
    }

    private static Guid Id(int day) => new(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

using Evenkeel.Clinical;

namespace Evenkeel.Bench;

/// <summary>How the 90 days end.</summary>
public enum Ending
{
    /// <summary>Every answer stays within a point of the one before.</summary>
    Steady = 1,
    /// <summary>The last two days are four points worse, and one of them was said to feel worse.</summary>
    Dip = 2,
}

/// <summary>Ninety days of one person: a check-in every evening, six sessions, PHQ-9 every week. The same every time.</summary>
public sealed class Life
{
    private const int Days = 90;
    private static readonly DateTimeOffset First = new(2026, 8, 3, 19, 0, 0, TimeSpan.Zero);
    private static readonly int[] SessionDays = [14, 17, 21, 24, 28, 35];
    private static readonly decimal[] Waves = [0m, 0.5m, 1m, 0m, -0.5m, 0.5m, -1m];

    private readonly CheckIn[] _checkIns;
    private readonly TreatmentSession[] _sessions;
    private readonly Score[] _scores;
    private readonly Report[] _reports;

    public Life(Ending ending)
    {
        _checkIns = [.. Enumerable.Range(0, Days).Select(day => Evening(day, ending == Ending.Dip && day >= Days - 2 ? 4 : 0))];
        _sessions = [.. SessionDays.Select(day => new TreatmentSession(Id(1, day), At(day, 10), At(day, 12), On(day), AtHome: false))];
        _scores = [.. Enumerable.Range(0, Days / 7).Select(week => new Score(Id(2, week), "phq-9", At(week * 7, 18), At(week * 7, 18), 14 - week / 2, Answer.Of(0), Screening.NotAScreener))];
        _reports = ending == Ending.Dip ? [new Report(Id(3, 0), ReportKind.FeelWorse, At(Days - 1, 20), At(Days - 1, 20), On(Days - 1))] : [];
    }

    /// <summary>Nothing derived is at hand yet.</summary>
    public Trajectory Fresh() => new()
    {
        AsOf = At(Days - 1, 21),
        Today = On(Days - 1),
        TodayEndsAt = At(Days, 4),
        Sessions = _sessions,
        CheckIns = _checkIns,
        Scores = _scores,
        Reports = _reports,
    };

    private static CheckIn Evening(int day, int worse)
    {
        // Higher before the first session, lower after the last.
        var level = (day < SessionDays[0] ? 6m : 3m) + Waves[day % Waves.Length] + worse;
        return new CheckIn(Id(4, day), At(day, 19), At(day, 19), On(day))
        {
            LowMood = Answer.Of(level),
            Anxiety = Answer.Of(level - 1),
            Restlessness = Answer.Of(level - 1),
            Hope = Answer.Of(9 - level),
            Energy = Answer.Of(9 - level),
            SleepHours = Answer.Of(7),
            Safety = SafetyAnswer.No,
        };
    }

    private static DateTimeOffset At(int day, int hour) => First.AddDays(day).AddHours(hour - First.Hour);

    private static DateOnly On(int day) => DateOnly.FromDateTime(First.Date).AddDays(day);

    private static Guid Id(short kind, int number) => new(number, kind, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}

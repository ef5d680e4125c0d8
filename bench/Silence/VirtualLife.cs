using Evenkeel.Clinical;
using Evenkeel.Cohort;

namespace Evenkeel.Bench;

/// <summary>A virtual patient as the signs would see them: an answer between 06:30 and 09:30 of each day that has one, sessions at the clinic from 10:00 to 12:00, in UTC.</summary>
public sealed class VirtualLife(VirtualPatient person)
{
    private static readonly DateTimeOffset First = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly CheckIn[] _checkIns = [.. person.Days.Where(d => d.Answers is not null).Select(d => Answered(d.Day, Morning(person.Index, d.Day), d.Answers!))];
    private readonly TreatmentSession[] _sessions = [.. person.Sessions.Select(s => new TreatmentSession(Id(1, s.Day), At(s.Day, 10), At(s.Day, 12), On(s.Day), AtHome: false))];

    public static int DayOf(DateTimeOffset at) => (int)Math.Floor((at - First).TotalDays);

    public static DateTimeOffset At(int day, int hour) => First.AddDays(day).AddHours(hour);

    public Trajectory AsOf(DateTimeOffset at)
    {
        var today = On(DayOf(at.AddHours(-4)));
        return new()
        {
            AsOf = at,
            Today = today,
            TodayEndsAt = new(today.AddDays(1), new(4, 0), TimeSpan.Zero),
            Sessions = [.. _sessions.Where(s => s.Start <= at)],
            CheckIns = [.. _checkIns.Where(c => c.ReceivedAt <= at)],
        };
    }

    /// <summary>Nobody answers at the same minute every day; the same person does each time the bench runs.</summary>
    private static DateTimeOffset Morning(int index, int day) => At(day, 8).AddMinutes(15 * ((((day * 7919) + (index * 104729)) % 13) - 6));

    private static CheckIn Answered(int day, DateTimeOffset at, DiaryAnswers a) => new(Id(2, day), at, at, On(day))
    {
        LowMood = Answer.Of(a.LowMood),
        Anxiety = Answer.Of(a.Anxiety),
        Restlessness = Answer.Of(a.Restlessness),
        Hope = Answer.Of(a.Hope),
        Energy = Answer.Of(a.Energy),
        SleepHours = Answer.Of(a.SleepHours),
        Safety = a.Safety,
    };

    private static DateOnly On(int day) => DateOnly.FromDateTime(First.UtcDateTime).AddDays(day);

    private static Guid Id(short kind, int number) => new(number, kind, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}

using Evenkeel.Clinical.Band;
using Evenkeel.Clinical.Escalation;
using Evenkeel.Clinical.Signs;
using Evenkeel.Clinical.Tests.People;
using Evenkeel.Cohort;

namespace Evenkeel.Clinical.Tests.Cohort;

/// <summary>
/// A virtual patient as the program would have known them: answers at 08:30, sessions at 14:00, reports at 20:00, read as far back as
/// the program reads. A person answers every report by noon of the next day, when perception is back to usual too, and is in touch by
/// then after the first session.
/// </summary>
internal sealed class Trace
{
    /// <summary>How far back answers are read (decision 0011).</summary>
    public const int WindowDays = 120;

    private const int BaselineDays = 15;

    private readonly VirtualPatient _patient;
    private readonly CheckIn?[] _checkIns;
    private readonly Score?[] _scores;
    private readonly TreatmentSession[] _sessions;
    private readonly Report[] _reports;
    private readonly Closing[] _closings;
    private readonly IReadOnlyList<BandReading> _bands;

    public Trace(VirtualPatient patient)
    {
        _patient = patient;
        _checkIns = [.. patient.Days.Select(CheckIn)];
        _scores = [.. patient.Days.Select(Score)];
        _sessions = [.. patient.Sessions.Select(s => new TreatmentSession(
            Id(s.Day, 3), When.At($"d{s.Day} 14:00"), When.At($"d{s.Day} 15:00"), When.On(When.At($"d{s.Day} 14:00")), false) { IsBooked = true })];
        _reports =
        [
            .. patient.Reports.Select(r => Said(r.Kind, r.Day, Evening(r.Day))),
            .. patient.Reports.Where(r => r.Kind == ReportKind.PerceptionNotUsual).Select(r => Said(ReportKind.PerceptionUsual, r.Day, Noon(r.Day + 1))),
        ];
        _closings = [.. patient.Reports.Select(r => Answered(Reported.Sign(r.Kind), r.Day)), Answered(FirstSessionContact.Code, patient.Sessions[0].Day)];
        var whole = new Trajectory { AsOf = Morning(patient.Days.Count), Today = default, TodayEndsAt = default, CheckIns = [.. _checkIns.OfType<CheckIn>()] };
        _bands = BandWalk.Readings(whole.Days, new SessionDays(_sessions), AlertBudget.LimitFor(AlertBudget.Usual), AlertBudget.AwayLimitFor(AlertBudget.Usual));
    }

    public static DateTimeOffset Morning(int day) => When.At($"d{day} 08:30");

    /// <summary>What is known on a morning, that morning's answer included.</summary>
    public Trajectory On(int day)
    {
        var asOf = Morning(day);
        var sessions = _sessions.Where(s => s.Start <= asOf).ToArray();
        var first = _patient.Sessions[0].Day;
        var from = Math.Max(0, day - WindowDays);
        var before = Enumerable.Range(0, from).Where(d => d <= first && d >= first - BaselineDays);
        int[] read = [.. before, .. Enumerable.Range(from, day - from + 1)];
        return new Trajectory
        {
            AsOf = asOf, Today = When.On(asOf), TodayEndsAt = When.DayEndsAt(asOf), Sessions = sessions,
            CheckIns = [.. read.Select(d => _checkIns[d]).OfType<CheckIn>()],
            Scores = [.. _scores.Take(day + 1).OfType<Score>()],
            Reports = [.. _reports.Where(r => r.ReceivedAt <= asOf)],
            Closings = [.. _closings.Where(c => c.At <= asOf)],
            Band = _bands.LastOrDefault(b => b.On <= When.On(asOf) && b.On >= When.On(asOf).AddDays(-30)),
        };
    }

    private static DateTimeOffset Evening(int day) => When.At($"d{day} 20:00");

    private static DateTimeOffset Noon(int day) => When.At($"d{day} 12:00");

    private static Report Said(ReportKind kind, int day, DateTimeOffset at) => new(Id(day, (byte)(10 + kind)), kind, at, at, When.On(at));

    private static Closing Answered(string sign, int day) => new(sign, Noon(day + 1), Priority.Urgent, Noon(day + 1), 0, null);

    private static CheckIn? CheckIn(VirtualDay day) => day.Answers is not { } a ? null : new(Id(day.Day, 1), Morning(day.Day), Morning(day.Day), When.On(Morning(day.Day)))
    {
        LowMood = Answer.Of(a.LowMood), Anxiety = Answer.Of(a.Anxiety), Restlessness = Answer.Of(a.Restlessness),
        Hope = Answer.Of(a.Hope), Energy = Answer.Of(a.Energy), SleepHours = Answer.Of(a.SleepHours), Safety = a.Safety,
    };

    private static Score? Score(VirtualDay day) => day.Phq9.IsAnswered
        ? new(Id(day.Day, 2), "phq-9", Morning(day.Day), Morning(day.Day), (int)day.Phq9.Value, Answer.NotAsked, Screening.NotAScreener)
        : null;

    private static Guid Id(int day, byte kind) => new(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, kind);
}

using CsCheck;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>Random histories of six weeks: half of them calm, the rest with anything that a person may answer, say or leave out.</summary>
internal static class Histories
{
    private const int Days = 42;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> When = Gen.Int[0, Days * 24 * 60].Select(minutesAgo => Now.AddMinutes(-minutesAgo));

    private static readonly Gen<SafetyAnswer> AnySafety = Gen.Frequency((12, Gen.Const(SafetyAnswer.No)), (4, Gen.Enum<SafetyAnswer>()));

    private static readonly Gen<TreatmentSession> Session =
        Gen.Select(Gen.Guid, When, Gen.Int[0, 240], Gen.Bool, (id, start, minutes, home) =>
            new TreatmentSession(id, start, minutes < 20 ? null : start.AddMinutes(minutes), DayOf(start), home));

    private static readonly Gen<Score> Score =
        Gen.Select(Gen.Guid, When, AnyAnswer(0, 3), Gen.Enum<Screening>(), Gen.Int[-1, 27], (id, at, item9, screening, total) =>
            new Score(id, screening == Screening.NotAScreener ? "phq-9" : "asq", at, at, total < 0 ? null : total, item9, screening));

    private static readonly Gen<Report> Report =
        Gen.Select(Gen.Guid, When, Gen.Enum<ReportKind>(), (id, at, kind) => new Report(id, kind, at, at, DayOf(at)));

    private static readonly Gen<Closing> Closing =
        Gen.Select(Gen.OneOf<string>([.. Catalogue.Current.Signs.Select(s => s.Card.Code)]), When, Gen.Enum<Priority>(), Gen.Int[0, 2], (sign, at, priority, level) =>
            sign == Ideation.Code && level > 0
                ? new Closing(sign, at, priority, at.AddHours(48), level, at.AddDays(7))
                : new Closing(sign, at, priority, at.AddHours(48), 0, null));

    public static readonly Gen<Trajectory> Any = Gen.Frequency((1, Of(calm: true)), (1, Of(calm: false)));

    private static Gen<Trajectory> Of(bool calm) =>
        Gen.Select(
            Session.Array[0, 3], CheckIn(calm).Array[10, 60], calm ? Gen.Const<Score[]>([]) : Score.Array[0, 2], calm ? Gen.Const<Report[]>([]) : Report.Array[0, 2], Closing.Array[0, 3],
            (sessions, checkIns, scores, reports, closings) => new Trajectory
            {
                AsOf = Now, Today = DayOf(Now), TodayEndsAt = Now.AddHours(8),
                Sessions = sessions, CheckIns = checkIns, Scores = scores, Reports = reports, Closings = closings,
            });

    private static Gen<CheckIn> CheckIn(bool calm)
    {
        var item = calm ? Gen.Frequency((200, AnyAnswer(3, 4)), (1, AnyAnswer(0, 10))) : AnyAnswer(0, 10);
        return Gen.Select(Gen.Guid, When, item, item, item, calm ? AnyAnswer(5, 9) : AnyAnswer(0, 10), calm ? Gen.Const(SafetyAnswer.No) : AnySafety, Gen.Int[0, 2000],
            (id, at, mood, anxiety, restlessness, hope, safety, minutesLate) => new CheckIn(id, at, at.AddMinutes(minutesLate < 100 ? minutesLate : 0), DayOf(at))
            {
                LowMood = mood, Anxiety = anxiety, Restlessness = restlessness, Hope = hope, Safety = safety,
            });
    }

    private static Gen<Answer> AnyAnswer(int low, int high) =>
        Gen.Frequency((20, Gen.Int[low, high].Select(v => Answer.Of(v))), (1, Gen.OneOf(Answer.NotAsked, Answer.Skipped, Answer.Declined)));

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.AddHours(-4).UtcDateTime);
}

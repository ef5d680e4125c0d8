using CsCheck;
using Evenkeel.Clinical.Signs;

namespace Evenkeel.Clinical.Tests.Words;

/// <summary>
/// Random histories of six weeks: with anything that a person may answer, say or leave out; calm ones; and calm ones with a single
/// disturbance that a person has closed since, where no sign speaks any more and only the interlock itself can hold.
/// </summary>
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

    private static readonly Gen<Trajectory> Wild =
        Gen.Select(Session.Array[0, 3], CheckIn(calm: false).Array[0, 60], Score.Array[0, 2], Report.Array[0, 2], Closing.Array[0, 3],
            (sessions, checkIns, scores, reports, closings) => At(sessions, checkIns) with { Scores = scores, Reports = reports, Closings = closings });

    private static readonly Gen<Trajectory> Calm =
        Gen.Select(Session.Array[0, 3], CheckIn(calm: true).Array[Days], (sessions, evenings) =>
            At(sessions, [.. evenings.Select((c, daysAgo) => Moved(c, Now.AddDays(-daysAgo).AddHours(-1)))]));

    private static readonly Gen<Trajectory> ClosedOnce =
        Gen.Select(Calm, Gen.Int[0, 4], Gen.Int[3, 20 * 24], CheckIn(calm: false), Score, Gen.Int[5, 8], (t, kind, hoursAgo, checkIn, score, distress) =>
        {
            var at = Now.AddHours(-hoursAgo);
            var level = Answer.Of(distress);
            var disturbed = kind switch
            {
                0 => t with { CheckIns = [.. t.CheckIns, new CheckIn(checkIn.Id, at, at, DayOf(at)) { Safety = checkIn.Safety }] },
                1 => t with { Scores = [score with { AnsweredAt = at, ReceivedAt = at }] },
                2 => t with { Reports = [new(score.Id, ReportKind.FeelWorse, at, at, DayOf(at))] },
                3 => t with { Reports = [new(score.Id, ReportKind.ComparedWorse, at, at, DayOf(at))] },
                _ => t with { CheckIns = [.. t.CheckIns.Select(c => c.AnsweredAt >= at && c.AnsweredAt < at.AddDays(1) ? c with { LowMood = level, Anxiety = level, Restlessness = level } : c)] },
            };
            return disturbed with { Closings = [.. Catalogue.Current.Signs.Select(s => new Closing(s.Card.Code, at.AddHours(2), Priority.Asap, at.AddHours(50), 0, null))] };
        });

    public static readonly Gen<Trajectory> Any = Gen.OneOf(Wild, Calm, ClosedOnce);

    private static Trajectory At(TreatmentSession[] sessions, CheckIn[] checkIns) =>
        new() { AsOf = Now, Today = DayOf(Now), TodayEndsAt = Now.AddHours(8), Sessions = sessions, CheckIns = checkIns };

    private static CheckIn Moved(CheckIn c, DateTimeOffset at) => c with { AnsweredAt = at, ReceivedAt = at, On = DayOf(at) };

    private static Gen<CheckIn> CheckIn(bool calm)
    {
        var item = calm ? AnyAnswer(3, 4) : AnyAnswer(0, 10);
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
